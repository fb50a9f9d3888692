/** A request that cannot be answered: what is wrong with it, and where. */
export class HarnessError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly at: string,
  ) {
    super(message)
  }
}
