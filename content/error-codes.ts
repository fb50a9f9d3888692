import file from './error-codes.json'

/** An error code of the ECS API and the slug of the answer that helps with it. */
export interface ErrorCode {
  /** As the API writes it, spelling mistakes included. */
  readonly code: string
  readonly answer: string
}

/** Codes that have to do with security groups, each once; messages that are no codes are left out. */
export const errorCodes: readonly ErrorCode[] = file.codes
  .filter(({ code }, index, all) => !/\s/.test(code) && all.findIndex((other) => other.code === code) === index)
  .map(({ code, answer }) => ({ code, answer }))
