import { BarController, BarElement, CategoryScale, Chart, LinearScale, Tooltip } from 'chart.js';

// Only what is drawn here, or the whole library would be fetched.
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip);

const still = matchMedia('(prefers-reduced-motion: reduce)');

/** The colours of the style sheet as they are now; a canvas knows nothing of custom properties. */
export function colour(name) {
    const probe = document.createElement('span');
    probe.style.color = `var(--${name})`;
    document.body.append(probe);
    const { color } = getComputedStyle(probe);
    probe.remove();
    return color;
}

/** Options that all charts here have in common. */
const common = (options) => ({
    animation: still.matches ? false : { duration: 250 },
    responsive: true,
    maintainAspectRatio: false,
    color: colour('quiet'),
    font: { family: getComputedStyle(document.body).fontFamily },
    ...options,
    plugins: {
        tooltip: { mode: 'index', intersect: false, axis: options.indexAxis ?? 'x', ...options.tooltip },
    },
});

export const axis = (more) => ({
    border: { display: false },
    grid: { color: colour('line') },
    ...more,
    ticks: { color: colour('quiet'), font: { size: 12 }, ...more?.ticks },
});

/** Draws bars. @returns {() => void} takes the chart away */
export function drawBars(canvas, { data, options }) {
    const chart = new Chart(canvas, { type: 'bar', data, options: common(options) });
    return () => chart.destroy();
}
