import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { type LocaleChoice, useLocale } from '@/components/messages'
import { renew } from '@/components/offline'
import type { Slug } from '@/content/topics'
import type { ChipKey, TurnContext } from '@/lib/ask'
import type { SiteAsker, SiteReply } from './site'

const askers = new Map<string, Promise<SiteAsker>>()

async function fetchAsker(language: string): Promise<SiteAsker> {
  const [{ loadModel }, response] = await Promise.all([import('@/lib/ask'), fetch(`/ask/${language}.json`)])
  if (!response.ok) throw new Error(`The search model answers ${response.status}`)
  return loadModel<Slug>(await response.json(), null)
}

/** The asker of a language, loaded once for all boxes of a page; after a failure the next call tries again. */
function loadAsker(language: string): Promise<SiteAsker> {
  const known = askers.get(language)
  if (known) return known
  const loading = fetchAsker(language)
  askers.set(language, loading)
  loading.catch(() => askers.delete(language))
  return loading
}

/** A question as it is put: with what the reader has taken away of what was understood. */
export interface AskedQuestion {
  readonly question: string
  readonly without: readonly ChipKey[]
}

/** Replies to the questions of a conversation, each of which may lean on the one before. */
export function repliesTo(asker: SiteAsker, questions: readonly AskedQuestion[], previous?: TurnContext): SiteReply[] {
  const replies: SiteReply[] = []
  for (const { question, without } of questions) {
    replies.push(asker.ask(question, { previous: replies.at(-1)?.context ?? previous, without }))
  }
  return replies
}

/** A question in a language that has no pages. */
function isForeign({ language }: SiteReply, locales: readonly LocaleChoice[]): boolean {
  return language !== null && locales.every(({ locale }) => locale !== language)
}

export interface Answered {
  readonly asker: SiteAsker
  readonly reply: SiteReply
}

export interface AnswersToQuestions {
  /** One for each question; null until what answers it is there. */
  readonly answers: readonly (Answered | null)[]
  readonly state: 'idle' | 'loading' | 'ready' | 'failed'
  /** Loads the model of the page's language; call it when a reader turns to a box. */
  readonly prepare: () => void
  /** Tries again after a failure: only when the reader asks, or the button would vanish under the pointer. */
  readonly retry: () => void
}

/**
 * Answers questions in the page's language. A question in a language that has a model but no pages yet is understood by
 * that model, which answers from the English pages.
 *
 * @param questions the same array for the same questions: each new one is answered anew
 */
export function useAnswers(questions: readonly AskedQuestion[], previous?: TurnContext): AnswersToQuestions {
  const { locale, locales } = useLocale()
  const [asker, setAsker] = useState<SiteAsker | null>(null)
  const [guest, setGuest] = useState<SiteAsker | null>(null)
  const [state, setState] = useState<AnswersToQuestions['state']>('idle')
  const started = useRef(false)

  const prepare = useCallback(() => {
    if (started.current) return
    started.current = true
    setState('loading')
    loadAsker(locale).then(
      (ready) => {
        setAsker(ready)
        setState('ready')
      },
      () => setState('failed'),
    )
  }, [locale])

  const retry = useCallback(() => {
    started.current = false
    prepare()
  }, [prepare])

  // A reader who was offline has no need to press anything: the question still stands there.
  useEffect(() => {
    if (state !== 'failed') return
    // Of a build that is no longer there: asking again would not help.
    renew()
    window.addEventListener('online', retry)
    return () => window.removeEventListener('online', retry)
  }, [state, retry])

  const replies = useMemo(() => (asker ? repliesTo(asker, questions, previous) : []), [asker, questions, previous])
  const wanted = replies.find((reply) => isForeign(reply, locales))?.language ?? null
  useEffect(() => {
    if (wanted !== null) loadAsker(wanted).then(setGuest, () => setState('failed'))
  }, [wanted])

  const all = useMemo(
    () =>
      replies.map((reply, index): Answered | null => {
        if (!asker) return null
        if (!isForeign(reply, locales)) return { asker, reply }
        const before = replies[index - 1]?.context ?? previous
        const { question = '', without = [] } = questions[index] ?? {}
        return guest && { asker: guest, reply: guest.ask(question, { previous: before, without }) }
      }),
    [replies, asker, guest, questions, previous, locales],
  )
  const awaiting = all.find((each) => each?.reply.awaitsFigures)?.asker
  useEffect(() => {
    if (!awaiting || state !== 'ready') return
    const ready = awaiting.withFigures()
    ready.then(awaiting.locale === locale ? setAsker : setGuest, () => setState('failed'))
  }, [awaiting, state, locale])
  const answers = all.map((each) => (each?.reply.awaitsFigures ? null : each))
  return { answers, state: awaiting && state === 'ready' ? 'loading' : state, prepare, retry }
}
