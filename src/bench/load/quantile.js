/** Of unsorted numbers. */
function quantile(numbers, part) {
  const sorted = Float64Array.from(numbers).sort();
  return sorted.length ? +sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))].toFixed(3) : null;
}

module.exports = { quantile };
