import type { Direction, Protocol } from '@/lib/net'
import type { Chip } from '../text/chips'
import type { UnknownCode } from '../text/codes'
import type { AskedSymptom, Entities } from '../text/entities'
import type { Intent, Language } from '../text/language'
import type { Computed, Tool } from './compute'

/** An answer that a question may mean. */
export interface Hit<Slug extends string = string> {
  readonly slug: Slug
  /** Id of the section that fits best; empty when the answer as a whole does. */
  readonly section: string
  /** 0–1: how sure it is that this is the answer. */
  readonly score: number
}

/**
 * `answer`: the first hit is the answer. `did-you-mean`: one of the first three is likely. `none`: the site has no answer;
 * the hits are the nearest pages, offered as such.
 */
export type ReplyOutcome = 'answer' | 'did-you-mean' | 'none'

/** A stretch of the best answer's text that speaks of the question. */
export interface Passage<Slug extends string = string> {
  readonly slug: Slug
  /** Id of its section; empty for the answer's two sentences. */
  readonly section: string
  readonly heading: string
  readonly text: string
  /** Stretches of `text` to mark, in order and apart: `[start, end)` in UTF-16 units. */
  readonly marks: readonly (readonly [start: number, end: number])[]
}

/** What a tool can be opened with. */
export type Prefill =
  | {
      readonly tool: 'reachability'
      readonly protocol: Extract<Protocol, 'tcp' | 'udp' | 'icmp'>
      /** 1–65535; null for ICMP, and where no port was named. */
      readonly port: number | null
      readonly direction: Direction
      readonly symptom: AskedSymptom | null
    }
  | { readonly tool: 'cidr'; readonly value: string }
  /** A tool that reads what was pasted. */
  | { readonly tool: Tool; readonly pasted: string }

/** What a follow-up builds on: hand it to the next question as `previous`. */
export interface TurnContext {
  readonly question: string
  readonly entities: Entities
  /** The answer and the section that were shown: who asks on is told more. */
  readonly shown: { readonly slug: string; readonly section: string } | null
}

export interface Reply<Slug extends string = string> {
  readonly outcome: ReplyOutcome
  /** Best first, at most 10. */
  readonly hits: readonly Hit<Slug>[]
  /** From the first hit; null when there is none. */
  readonly passage: Passage<Slug> | null
  /** Words of the question that the first hit holds, as a reader would know them. */
  readonly matched: readonly string[]
  readonly entities: Entities
  /** An error code in the question that nothing is known of; null where there is none. */
  readonly unknownCode: UnknownCode<Slug> | null
  readonly intent: Intent | null
  /** What was understood, each of which the reader can take away. */
  readonly chips: readonly Chip[]
  readonly computed: Computed | null
  /** It names addresses, of which figures may be asked for, and what works them out is not there: `Asker.withFigures`. */
  readonly awaitsFigures: boolean
  readonly prefill: Prefill | null
  /** The tool that helps most, offered first where a connection fails; null when none does. */
  readonly tool: Tool | null
  /** The question tells of a connection that fails. */
  readonly fails: boolean
  /** Nothing is asked: the reader says thanks, or that all is well. */
  readonly thanks: boolean
  /** Language of the question when it is not the page's. */
  readonly language: Language | null
  readonly context: TurnContext
  /** The same answer was given before: its passage says more of it. */
  readonly goesOn: boolean
  /** True when the question was read as a follow-up of the one before. */
  readonly followsUp: boolean
}
