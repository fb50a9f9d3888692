import { createContext, type ReactNode, useContext } from 'react'
import type { CommonPort } from '@/content/facts'

/** A value with the date and page that it was read from, and the values before it. */
export interface DatedFact {
  readonly value: number
  readonly source: { readonly url: string; readonly date: string }
  readonly before: readonly { readonly value: number; readonly date: string }[]
}

/** A packet as a reader writes it. */
export interface PacketText {
  readonly direction: 'ingress' | 'egress'
  readonly protocol: string
  readonly peer: string
  readonly port?: number
  readonly sourcePort?: number
  readonly self?: string
  readonly peerGroups?: readonly string[]
  readonly peerNetwork?: 'internal'
}

/** A situation for the simulator: real documents and a packet. */
export interface Situation {
  readonly documents: readonly unknown[]
  readonly packet: PacketText
}

/** The data that the embeds of one document show. */
export interface Embeds {
  readonly facts: Readonly<Record<string, DatedFact>>
  readonly ports: readonly CommonPort[]
  readonly cases: Readonly<Record<string, Situation>>
  readonly policies: Readonly<Record<string, string>>
  /** Words of the glossary in the page's language. */
  readonly terms: Readonly<
    Record<string, { readonly name: string; readonly definition: string; readonly api?: string }>
  >
  /** Titles of answers by their slugs, for parts that lead to many. */
  readonly titles: Readonly<Record<string, string>>
}

const none: Embeds = { facts: {}, ports: [], cases: {}, policies: {}, terms: {}, titles: {} }
const EmbedsContext = createContext<Embeds>(none)

export function EmbedsProvider({ value, children }: { readonly value: Embeds; readonly children: ReactNode }) {
  return <EmbedsContext value={value}>{children}</EmbedsContext>
}

export function useEmbeds(): Embeds {
  return useContext(EmbedsContext)
}

/** A fact that the document names; the page's getStaticProps has collected it. */
export function useFact(id: string): DatedFact {
  const fact = useEmbeds().facts[id]
  if (!fact) throw new Error(`This page carries no fact "${id}"`)
  return fact
}
