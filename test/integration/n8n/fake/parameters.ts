import { ApplicationError, NodeHelpers, NodeOperationError, validateFieldType } from 'n8n-workflow';
import type {
    IGetNodeParameterOptions,
    INode,
    INodeExecutionData,
    INodeProperties,
    INodeType,
    NodeParameterValueType,
    ResourceMapperField,
    Workflow,
} from 'n8n-workflow';

type Values = Readonly<Record<string, unknown>>;

const isValues = (value: unknown): value is Values => typeof value === 'object' && value !== null;

/** What stands at `options.search`; undefined where there is nothing. */
const at = (values: unknown, path: string): unknown =>
    path.split('.').reduce((inside, name) => (isValues(inside) ? inside[name] : undefined), values);

/** Parameters of one node as n8n reads them for a node at work: expressions, defaults, addresses, saved forms. */
export class Parameters {
    readonly #workflow: Workflow;
    readonly #node: INode;
    readonly #type: INodeType;
    readonly #items: INodeExecutionData[];

    constructor(workflow: Workflow, node: INode, type: INodeType, items: INodeExecutionData[]) {
        this.#workflow = workflow;
        this.#node = node;
        this.#type = type;
        this.#items = items;
    }

    /** @throws where there is neither a value nor a fallback, as n8n does, and for an address or a value of a form that is none */
    read(
        name: string,
        itemIndex: number,
        fallback: unknown,
        { rawExpressions, extractValue, skipValidation }: IGetNodeParameterOptions = {},
    ): unknown {
        const saved = at(this.#node.parameters, name) ?? fallback;
        if (saved === undefined) {
            throw new ApplicationError('Could not get parameter', { extra: { parameterName: name } });
        }
        if (rawExpressions === true) return saved;
        const evaluated = this.#evaluate(saved, itemIndex);
        const value = extractValue === true ? this.#extracted(name, evaluated) : evaluated;
        return skipValidation === true ? value : this.#checked(name, value, itemIndex);
    }

    #evaluate(saved: unknown, itemIndex: number): unknown {
        // What was saved is JSON.
        const value = saved as NodeParameterValueType;
        const { name } = this.#node;
        const { expression } = this.#workflow;
        return expression.getParameterValue(value, null, 0, itemIndex, name, this.#items, 'manual', {});
    }

    /** The property at a path, among those that are shown. */
    #property(path: string): INodeProperties | undefined {
        const [first, ...inner] = path.split('.');
        const { description } = this.#type;
        const shown = (property: INodeProperties): boolean =>
            NodeHelpers.displayParameter(this.#node.parameters, property, this.#node, description);
        const found = description.properties.find((property) => property.name === first && shown(property));
        return inner.reduce<INodeProperties | undefined>((property, name) => {
            const entries = (property?.options ?? []).filter((entry) => 'type' in entry);
            return entries.find((entry) => entry.name === name);
        }, found);
    }

    #extracted(name: string, value: unknown): unknown {
        const property = this.#property(name);
        if (property === undefined) {
            throw new NodeOperationError(this.#node, `Could not find property ${name}`);
        }
        if (!isValues(value) || !('mode' in value)) return value;
        const extract = property.modes?.find((mode) => mode.name === value['mode'])?.extractValue;
        if (extract?.type !== 'regex') return value['value'];
        const found = new RegExp(extract.regex).exec(String(value['value']));
        if (found === null) {
            throw new NodeOperationError(this.#node, `${property.displayName} parameter's value is invalid`);
        }
        return found[1];
    }

    /** Values of a form are converted to the types that were saved with it. */
    #checked(name: string, value: unknown, itemIndex: number): unknown {
        const [form = '', part] = name.split('.');
        const property = this.#property(form);
        if (property?.type !== 'resourceMapper' || part !== 'value' || !isValues(value)) return value;
        const schema = at(this.#node.parameters, `${form}.schema`);
        const fields = Array.isArray(schema) ? (schema as ResourceMapperField[]) : [];
        const converted = Object.entries(value).map(([key, given]): [string, unknown] => {
            const type = fields.find(({ id }) => id === key)?.type;
            if (type === undefined) return [key, given];
            const result = validateFieldType(key, given, type, { strict: false });
            if (result.valid) return [key, result.newValue];
            throw new NodeOperationError(
                this.#node,
                `Invalid input for '${key}' [item ${itemIndex}]: ${result.errorMessage}`,
            );
        });
        return Object.fromEntries(converted);
    }
}
