/** Reads a port number 0–65535; null when it is none. */
export function portNumber(text: string): number | null {
  return /^\d{1,5}$/.test(text) && Number(text) <= 65535 ? Number(text) : null
}
