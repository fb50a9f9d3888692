import file from './error-codes.json'
import type { ErrorWords } from './error-words'
import { errorWords as ja } from './ja/error-codes'
import { errorWords as zh } from './zh/error-codes'

/** An error code of the ECS API and the slug of the answer that helps with it. */
export interface ErrorCode {
  /** As the API writes it, spelling mistakes included. */
  readonly code: string
  readonly answer: string
}

/** What an error code says to a reader of one language. */
export interface ErrorEntry extends ErrorCode {
  /** Statuses of HTTP, such as `400/403`. */
  readonly http: string
  /** Operations that answer with it, as the API names them. */
  readonly operations: readonly string[]
  readonly meaning: string
  readonly remedy: string
  /** Pieces of the message that go with it. */
  readonly says: readonly string[]
  /** The meaning is told from the name of the code: no page explains it. */
  readonly guessed: boolean
}

interface Entry {
  readonly code: string
  readonly http: string
  readonly operations: readonly string[]
  readonly meaning: string
  readonly do: string
  readonly answer: string
  readonly confidence: string
  /** Pieces of messages, ` / ` between them. */
  readonly says?: string
}

const entries: readonly Entry[] = file.codes

/** Codes that have to do with security groups, each once; messages that are no codes are left out. */
export const errorCodes: readonly ErrorCode[] = entries
  .filter(({ code }, index, all) => !/\s/.test(code) && all.findIndex((other) => other.code === code) === index)
  .map(({ code, answer }) => ({ code, answer }))

/** The words of languages that have words of their own; the file itself is English. */
export const errorWords: Readonly<Record<string, ErrorWords>> = { ja, zh }

/** The code under which the words of an entry stand: the first that means the same and asks for the same. */
function wordsKey({ meaning, do: remedy }: Entry): string {
  return entries.find((other) => other.meaning === meaning && other.do === remedy)?.code ?? ''
}

/** Codes under which a language has to have words. */
export const errorWordKeys: readonly string[] = [...new Set(entries.map(wordsKey))]

/** All codes in the words of a language; a code that a language has no words for is an error. */
export function errorEntries(locale: string): readonly ErrorEntry[] {
  const words = errorWords[locale]
  return entries.map((entry) => {
    const { code, http, operations, answer, confidence, says } = entry
    const own = words?.[wordsKey(entry)]
    if (words && !own) throw new Error(`content/${locale}/error-codes.ts has no words for ${code}`)
    const [meaning, remedy] = own ?? [entry.meaning, entry.do]
    return {
      code,
      http,
      operations,
      meaning,
      remedy,
      answer,
      says: says?.split(' / ') ?? [],
      guessed: confidence === 'C',
    }
  })
}
