/** What error codes mean and what to do, by the first code of content/error-codes.json that means it. */
export type ErrorWords = Readonly<Record<string, readonly [meaning: string, remedy: string]>>
