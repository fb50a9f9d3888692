// What every place that runs JavaScript has and the language's own library does not name: all that lib/ may use of it.

declare class TextEncoder {
  encode(text?: string): Uint8Array
}

declare class TextDecoder {
  constructor(label?: string, options?: { fatal?: boolean })
  decode(bytes?: Uint8Array): string
}

declare class URLSearchParams {
  constructor(text?: string | readonly (readonly [string, string])[] | Readonly<Record<string, string>>)
  append(name: string, value: string): void
  delete(name: string): void
  get(name: string): string | null
  getAll(name: string): string[]
  has(name: string): boolean
  set(name: string, value: string): void
  toString(): string
}
