// One row per reference number: the request of this page, if there was one, and the notification. Either may come first.

const MOST_ROWS = 200;

export class Log {
  #rows = new Map();
  #body;

  constructor(body) {
    this.#body = body;
  }

  request(number, text) {
    this.#row(number).cells[1].textContent = text;
  }

  notification(number, text) {
    const row = this.#row(number);
    row.cells[2].textContent = text;
    row.classList.add('heard');
  }

  clear() {
    this.#rows.clear();
    this.#body.replaceChildren();
  }

  #row(number) {
    if (!this.#rows.has(number)) {
      const row = this.#body.insertRow(0);
      row.insertCell().textContent = number;
      row.cells[0].className = 'number';
      row.insertCell();
      row.insertCell();
      this.#rows.set(number, row);
      if (this.#rows.size > MOST_ROWS) {
        const [oldest, oldestRow] = this.#rows.entries().next().value;
        this.#rows.delete(oldest);
        oldestRow.remove();
      }
    }
    return this.#rows.get(number);
  }
}
