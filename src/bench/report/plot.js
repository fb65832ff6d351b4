// Plots as SVG. Each panel is drawn at (0, 0) and stacked below the one before.
const WIDTH = 720, LEFT = 120, RIGHT = 90, COLORS = 5;

// A background of its own: a page may be dark where the reader's system is not.
const STYLE = `
  svg { font: 13px system-ui, sans-serif } .back { fill: #fff } text { fill: #24292f } .title { font-weight: 600 }
  .grid { stroke: #d0d7de } path { fill: none; stroke-width: 2 }
  .c0 { --c: #0969da } .c1 { --c: #bc4c00 } .c2 { --c: #1a7f37 } .c3 { --c: #8250df } .c4 { --c: #6e7781 }
  .fill { fill: var(--c) } path, .line { stroke: var(--c); stroke-width: 2 }
  @media (prefers-color-scheme: dark) {
    .back { fill: #0d1117 } text { fill: #e6edf3 } .grid { stroke: #30363d }
    .c0 { --c: #58a6ff } .c1 { --c: #f0883e } .c2 { --c: #56d364 } .c3 { --c: #bc8cff } .c4 { --c: #8b949e }
  }`;

const escape = (text) => `${text}`.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
const number = (value) => (value >= 100 ? Math.round(value).toLocaleString('en') : `${+value.toPrecision(3)}`);
const label = (x, y, text, more = '') => `<text x="${x}" y="${y}" ${more}>${escape(text)}</text>`;
const point = (x, y) => `${+x.toFixed(1)},${+y.toFixed(1)}`;

/** The next round number from 1, 2, 5, 10, … */
function round(value) {
  const power = 10 ** Math.floor(Math.log10(value || 1));
  return [1, 2, 5, 10].map((step) => step * power).find((step) => step >= value);
}

/** Horizontal bars. `bars`: [{ name, value, color }] */
function bars({ title, bars: all }) {
  const most = Math.max(...all.map((bar) => bar.value)) || 1, height = 44 + all.length * 26;
  const body = all.map(({ name, value, color }, i) => {
    const y = 40 + i * 26, width = (value / most) * (WIDTH - LEFT - RIGHT);
    return label(LEFT - 8, y + 14, name, 'text-anchor="end"') +
      `<rect class="c${color % COLORS} fill" x="${LEFT}" y="${y}" width="${width.toFixed(1)}" height="18"/>` +
      label(LEFT + width + 6, y + 14, number(value));
  });
  return { height, body: label(16, 24, title, 'class="title"') + body.join('\n') };
}

/** Lines from zero up. `series`: [{ name, points: [[x, y]] }]; x may be logarithmic. */
function lines({ title, xLabel, yLabel, log, series }) {
  const height = 300, top = 64, bottom = height - 48, right = WIDTH - 40, left = 84;
  const points = series.flatMap((one) => one.points);
  const scale = log ? Math.log10 : (value) => value;
  const first = Math.min(...points.map(([x]) => x)), last = Math.max(...points.map(([x]) => x));
  const from = scale(first), to = log ? scale(last) : Math.ceil(last);
  const most = round(Math.max(...points.map(([, y]) => y)));
  const atX = (x) => left + ((scale(x) - from) / (to - from || 1)) * (right - left);
  const atY = (y) => bottom - (y / most) * (bottom - top);
  const xs = log ? [...new Set(points.map(([x]) => x))]
    : Array.from({ length: 7 }, (_, i) => from + (i * (to - from)) / 6);
  const grid = [0, 0.25, 0.5, 0.75, 1].map((part) => {
    const y = atY(part * most);
    return `<line class="grid" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>` +
      label(left - 8, y + 4, number(part * most), 'text-anchor="end"');
  });
  const axis = xs.map((x) => label(atX(x), bottom + 18, number(x), 'text-anchor="middle"'));
  const drawn = series.map(({ name, points: own }, i) => {
    const dots = own.length > 20 ? '' : own.map(([x, y]) =>
      `<circle class="c${i % COLORS} fill" cx="${atX(x).toFixed(1)}" cy="${atY(y).toFixed(1)}" r="3.5"/>`).join('');
    return `<path class="c${i % COLORS}" d="M${own.map(([x, y]) => point(atX(x), atY(y))).join('L')}"/>${dots}` +
      `<line class="c${i % COLORS} line" x1="${left + i * 170}" x2="${left + 18 + i * 170}" y1="44" y2="44"/>` +
      label(left + 24 + i * 170, 48, name);
  });
  return {
    height,
    body: [label(16, 24, title, 'class="title"'), ...grid, ...axis,
      label((left + right) / 2, height - 8, xLabel, 'text-anchor="middle"'),
      label(0, 0, yLabel, `text-anchor="middle" transform="translate(24 ${(top + bottom) / 2}) rotate(-90)"`), ...drawn].join('\n'),
  };
}

function svg(...panels) {
  const height = panels.reduce((sum, panel) => sum + panel.height, 12);
  let y = 0;
  const body = panels.map((panel) => {
    const moved = `<g transform="translate(0 ${y})">\n${panel.body}\n</g>`;
    y += panel.height;
    return moved;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}">
<style>${STYLE}
</style>
<rect class="back" width="${WIDTH}" height="${height}"/>
${body.join('\n')}
</svg>
`;
}

module.exports = { bars, lines, svg };
