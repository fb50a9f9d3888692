/** Statuses of HTTP that a service gives on purpose: it works. */
const good: ReadonlySet<number> = new Set([400, 401, 404, 405, 406, 407, 410, 411, 415, 416, 422, 426])

/** Whether a status says that the service does not do its work. */
export function isErrorStatus(status: number): boolean {
  return status >= 400 && !good.has(status)
}
