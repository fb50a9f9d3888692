import { format, type Numbers } from '@/components/messages'
import type { useYes } from '@/components/sign'
import type { Messages } from '@/content/ja/messages'
import type { Diagnosis, Fix, LayerState, Way } from '@/lib/reachability'
import { markdownBlock, markdownText } from '@/lib/text'
import { piecesOf, type ReachDraft } from './draft'
import { alsoStopping, consoleStepWords, undoInWords } from './fix-words'
import { layerReason, targetOf } from './sentences'

type Sections =
  | 'reachability'
  | 'reachCauses'
  | 'reachConsole'
  | 'reachLayers'
  | 'reachReasons'
  | 'reachSteps'
  | 'reachFixes'
  | 'reachUndo'
  | 'reachSymptoms'

/** Most characters of a piece of evidence in a ticket: its beginning and its end. */
const longestPiece = 20_000

function cut(text: string, words: Messages['reachability'], { number }: Numbers): string {
  if (text.length <= longestPiece) return text
  const half = longestPiece / 2
  const left = format(words.reportCut, { count: number(text.length - longestPiece) })
  return `${text.slice(0, half)}\n${left}\n${text.slice(-half)}`
}

/**
 * A value of a paste inside a line. What stands between two characters begins no markup: there it is left as it is, so that
 * whoever masks the ticket still knows an address or a password by its shape.
 */
function inline(value: string): string {
  return markdownText(value).replace(/(?<=\S)\\([.=-]|:(?!\/\/))(?=\S)/g, '$1')
}

function inlined(params: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.entries(params).map(([name, value]) => [name, inline(value)]))
}

/** One fix: what it does, each way to do it, how to see that it worked and how to take it back. */
function fixParts(fix: Fix, title: string, messages: Pick<Messages, Sections>): string[] {
  const words = messages.reachability
  const parts: string[] = []
  parts.push(`### ${title}${format(messages.reachFixes[fix.kind], inlined(fix.params))}`)
  const steps = consoleStepWords(
    {
      ...fix,
      params: inlined(fix.params),
      console: fix.console.map(({ code, params }) => ({ code, params: inlined(params) })),
    },
    messages.reachConsole,
    words,
  )
  if (steps.length > 0) parts.push(steps.map((step, index) => `${index + 1}. ${step}`).join('\n'))
  const following: string[] = []
  for (const { how, text, after } of fix.ways) {
    parts.push(markdownBlock(text, languages[how]))
    if (after) following.push(`${words.thenRun}:`, markdownBlock(after, 'sh'))
  }
  parts.push(...following)
  if (fix.check) parts.push(`${words.checkFix}:`, markdownBlock(fix.check, 'sh'))
  const hand = undoInWords(fix, messages.reachUndo)
  if (fix.undo) parts.push(`${words.undoFix}:`, markdownBlock(fix.undo, 'sh'), ...following)
  else if (hand !== null) parts.push(`${words.undoFix}: ${hand}`)
  return parts
}

const languages: Partial<Record<Way['how'], string>> = { shell: 'sh', cli: 'sh', terraform: 'hcl' }

/**
 * The diagnosis as Markdown for a ticket: conclusion, layers with their evidence, what comes next, what was pasted; `yes` is the
 * language's sign for what passes.
 */
export function diagnosisMarkdown(
  draft: ReachDraft,
  diagnosis: Diagnosis,
  messages: Pick<Messages, Sections>,
  numbers: Numbers,
  yes: ReturnType<typeof useYes>,
): string {
  const words = messages.reachability
  const signs: Readonly<Record<LayerState, string>> = { pass: yes, fail: '✕', unknown: '？' }
  const states = { pass: words.pass, fail: words.fail, unknown: words.unknown }
  const parts = [
    `# ${format(words.reportTitle, {
      target: targetOf({ from: inline(draft.from) }, diagnosis, words),
    })}`,
    `**${words.reportCause}**: ${messages.reachCauses[diagnosis.cause]}`,
  ]
  if (draft.symptom) parts.push(`**${words.reportSymptom}**: ${messages.reachSymptoms[draft.symptom]}`)
  parts.push(
    `## ${words.path}`,
    diagnosis.layers
      .map(({ layer, state, because }, index) => {
        const reason = because
          ? ` ${layerReason({ ...because, params: inlined(because.params) }, messages.reachReasons, words)}`
          : ''
        const line = because?.line ? `\n\n   ${markdownBlock(because.line).replaceAll('\n', '\n   ')}\n` : ''
        return `${index + 1}. ${signs[state]} **${messages.reachLayers[layer]}**: ${states[state]}${reason ? `.${reason}` : ''}${line}`
      })
      .join('\n'),
  )
  if (diagnosis.next) {
    parts.push(
      `## ${words.next}`,
      messages.reachSteps[diagnosis.next.kind],
      markdownBlock(diagnosis.next.command, 'sh'),
    )
  }
  if (diagnosis.fix.length > 0) {
    parts.push(`## ${words.fix}`)
    const others = alsoStopping(diagnosis.layers, messages.reachLayers)
    if (others.length > 0) parts.push(format(words.alsoStopped, { layers: others.join(words.listSeparator) }))
    const mended = [...new Set(diagnosis.fix.map(({ layer }) => layer))]
    for (const fix of diagnosis.fix) {
      const place = mended.indexOf(fix.layer) + 1
      const title = mended.length > 1 ? `${place}. ${messages.reachLayers[fix.layer]}: ` : ''
      parts.push(...fixParts(fix, title, messages))
    }
  }
  const pieces = piecesOf(draft)
  if (pieces.length > 0) {
    parts.push(`## ${words.reportEvidence}`)
    for (const { name, text } of pieces) {
      if (name) parts.push(`### ${inline(name)}`)
      parts.push(markdownBlock(cut(text, words, numbers)))
    }
  }
  return `${parts.join('\n\n')}\n`
}
