// Stand-ins for the components that WeWeb's editor has for panels: what they take, what they emit, and enough of a look.
(() => {
    const { h } = Vue;
    /** A bare attribute arrives as ''. */
    const on = (value) => value === '' || !!value;
    const shared = [
        ...[
            'modelValue',
            'type',
            'label',
            'placeholder',
            'disabled',
            'options',
            'required',
            'bindable',
            'tooltip',
        ],
        ...['small', 'large', 'multiple', 'bindingValidation', 'actions', 'choices', 'name', 'full'],
    ];

    const button = (properties, content) => h('button', { type: 'button', ...properties }, content);

    function input(type, { modelValue, placeholder, disabled }, emit) {
        return h('input', {
            class: 'ww-in',
            type: ['password', 'number'].includes(type) ? type : 'text',
            placeholder,
            disabled: on(disabled),
            value: modelValue ?? '',
            onInput({ target: { value } }) {
                if (type !== 'number') emit(value);
                else emit(value === '' ? null : Number(value));
            },
        });
    }

    function select({ modelValue, placeholder, disabled, options }, emit) {
        const list = options ?? [];
        return h(
            'select',
            {
                class: 'ww-in',
                disabled: on(disabled),
                value: String(list.findIndex(({ value }) => value === modelValue)),
                onChange: ({ target: { value } }) => emit(list[Number(value)]?.value),
            },
            [
                h('option', { value: '-1', disabled: true }, placeholder ?? ''),
                ...list.map(({ label }, index) => h('option', { value: String(index) }, label)),
            ],
        );
    }

    function toggle({ modelValue, disabled }, emit) {
        return h('input', {
            type: 'checkbox',
            checked: !!modelValue,
            disabled: on(disabled),
            onChange: ({ target: { checked } }) => emit(checked),
        });
    }

    const boxes = { select, onoff: toggle };
    const known = new Set(['query', 'number', 'select', 'onoff', 'array', 'object', 'code']);

    const bound = (value) => h('div', { class: 'ww-bound', 'data-bound': value.code }, `ƒ ${value.code}`);

    const row = {
        props: shared,
        emits: ['update:modelValue', 'add-item'],
        setup(props, { emit }) {
            const send = (value) => emit('update:modelValue', value);
            return () => {
                const type = props.type ?? 'query';
                if (!known.has(type)) throw new Error(`wwEditorInputRow has no type ${type}`);
                const isBound = !!props.modelValue?.__wwtype;
                const body = isBound
                    ? bound(props.modelValue)
                    : (boxes[type]?.(props, send) ?? input(type, props, send));
                const plug = on(props.bindable)
                    ? button(
                          {
                              class: 'ww-plug',
                              'data-test': 'plug',
                              title: `Bind a ${props.bindingValidation?.type ?? 'value'}`,
                              onClick: () =>
                                  send(isBound ? null : { __wwtype: 'f', code: window.nextBinding ?? '1' }),
                          },
                          '⌁',
                      )
                    : null;
                const required = on(props.required) ? h('span', { class: 'ww-required' }, '*') : null;
                return h('div', { class: 'ww-row', 'data-label': props.label }, [
                    props.label || plug
                        ? h('div', { class: 'ww-label' }, [props.label, required, plug])
                        : null,
                    body,
                ]);
            };
        },
    };

    const plain = (draw) => ({
        props: shared,
        emits: ['update:modelValue'],
        setup:
            (props, { emit }) =>
            () =>
                draw(props, (value) => emit('update:modelValue', value)),
    });

    const ICONS = {
        refresh: '⟳',
        warning: '⚠',
        data: '⛁',
        eye: '◉',
        'eye-off': '◌',
        trash: '✕',
        key: '⚿',
        plus: '+',
    };

    window.editorComponents = {
        wwEditorFormRow: {
            props: ['label', 'required'],
            setup:
                (props, { slots }) =>
                () =>
                    h('div', { class: 'ww-row', 'data-label': props.label }, [
                        h('div', { class: 'ww-label' }, [
                            props.label,
                            on(props.required) ? h('span', { class: 'ww-required' }, '*') : null,
                            slots['append-label']?.(),
                        ]),
                        slots.default?.(),
                    ]),
        },
        wwEditorInputRow: row,
        wwEditorInputText: plain((props, emit) => input(props.type, props, emit)),
        wwEditorInputTextSelect: plain(select),
        wwEditorInputSwitch: plain(toggle),
        wwEditorIcon: {
            props: ['name', 'small', 'medium', 'large'],
            setup: (props) => () =>
                h('span', { class: 'ww-icon', 'data-icon': props.name }, ICONS[props.name] ?? '▫'),
        },
        wwLoader: {
            props: ['loading'],
            setup: (props) => () =>
                props.loading ? h('div', { class: 'ww-loading', 'data-test': 'loading' }, '…') : null,
        },
    };
})();
