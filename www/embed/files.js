// Data of other programs as files: for the widget (embed.js) and for the npm package (npm/).

/** The day that whoever made the date meant: midnight here is a day here, whatever day it is in London. */
const day = (date) => {
  const midnight = date.getHours() + date.getMinutes() + date.getSeconds() + date.getMilliseconds() === 0;
  return new Date(midnight ? date - date.getTimezoneOffset() * 60_000 : date).toISOString().slice(0, 10);
};

const cell = (value) => {
  if (value instanceof Date) return day(value);
  const text = value === null || value === undefined ? "" : String(value);
  return /[",\r\n]|^\s|\s$/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
};

/** Rows (arrays with the header first, or objects with the same keys) as CSV. */
function table(rows) {
  const header = [...new Set(rows.flatMap((row) => (Array.isArray(row) ? [] : Object.keys(row))))];
  const lines = header.length === 0 ? rows : [header, ...rows.map((row) => header.map((name) => row[name]))];
  return lines.map((line) => line.map(cell).join(",")).join("\n");
}

/**
 * What a program hands over, as files.
 * @throws {TypeError} for anything else.
 */
export function files(data, name) {
  const file = (part, ending) => new File([part], name ?? `data${ending}`);
  if (data instanceof File) return [name ? file(data) : data];
  if (data instanceof Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data)) return [file(data, "")];
  if (typeof data === "string") return [file(data, ".csv")];
  if (Array.isArray(data) && data.length > 0 && data.every((one) => one instanceof Blob)) return data.flatMap((one) => files(one));
  if (Array.isArray(data) && data.length > 0 && data.every((row) => row !== null && typeof row === "object")) return [file(table(data), ".csv")];
  throw new TypeError("load() takes a Blob, a File, an array of them, an ArrayBuffer, a text or rows");
}
