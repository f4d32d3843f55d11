/**
 * For TypeDoc: catalogues hold every operation with its schemas, which the reference of the operations shows in a form
 * that can be read.
 */
export function load(app) {
    app.converter.on('resolveBegin', ({ project }) => {
        for (const reflection of Object.values(project.reflections)) {
            const isCatalogue = /(Operations|[cC]atalogue|everyRequest)$/.test(reflection.name);
            if (isCatalogue && reflection.variant === 'declaration' && reflection.parent?.isProject() !== undefined)
                project.removeReflection(reflection);
        }
    });
}
