import { useSyncExternalStore } from 'react'

/** Questions that the reader asked, newest first; kept in this browser alone, and only while the reader wants it. */
export interface Recent {
  readonly keep: boolean
  readonly questions: readonly string[]
}

const key = 'sekisho:recent'
const changed = 'sekisho:recent'
const most = 8
const longest = 200
const none: Recent = { keep: true, questions: [] }

/** A question of one line, without characters that would garble the page around it. */
function isQuestion(value: unknown): value is string {
  return (
    typeof value === 'string' &&
    value.trim() !== '' &&
    value.length <= longest &&
    !/[\p{Cc}\p{Cs}\u202a-\u202e\u2066-\u2069]/u.test(value)
  )
}

/** What a stored text says; whatever stands there, the result is a short list of questions. */
export function recentFrom(stored: string | null): Recent {
  if (stored === null || stored.length > most * longest * 8) return none
  try {
    const value: unknown = JSON.parse(stored)
    if (typeof value !== 'object' || value === null) return none
    if ('keep' in value && value.keep === false) return { keep: false, questions: [] }
    const questions = 'questions' in value && Array.isArray(value.questions) ? value.questions.filter(isQuestion) : []
    return { keep: true, questions: [...new Set(questions)].slice(0, most) }
  } catch {
    return none
  }
}

/** With a question in front; unchanged where the reader keeps none, or where it is too long to be one. */
export function withQuestion(recent: Recent, question: string): Recent {
  const asked = question.trim()
  if (!recent.keep || !isQuestion(asked)) return recent
  return { ...recent, questions: [asked, ...recent.questions.filter((other) => other !== asked)].slice(0, most) }
}

let known: { readonly stored: string | null; readonly recent: Recent } = { stored: null, recent: none }

function read(): Recent {
  let stored: string | null = null
  try {
    stored = localStorage.getItem(key)
  } catch {
    // Storage is closed to the page: there are no recent questions.
  }
  if (stored !== known.stored) known = { stored, recent: recentFrom(stored) }
  return known.recent
}

function write(recent: Recent) {
  try {
    if (recent.keep && recent.questions.length === 0) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(recent))
  } catch {
    // Storage is closed to the page or full: the question is asked all the same.
  }
  window.dispatchEvent(new Event(changed))
}

function subscribe(listener: () => void) {
  window.addEventListener(changed, listener)
  window.addEventListener('storage', listener)
  return () => {
    window.removeEventListener(changed, listener)
    window.removeEventListener('storage', listener)
  }
}

/** The recent questions, the same in every box and tab, and what can be done with them. */
export function useRecent() {
  const recent = useSyncExternalStore(subscribe, read, () => none)
  return {
    ...recent,
    remember: (question: string) => write(withQuestion(read(), question)),
    clear: () => write({ ...read(), questions: [] }),
    /** With `false` the questions so far are forgotten, too. */
    setKeep: (keep: boolean) => write({ keep, questions: [] }),
  }
}
