import { type ComponentProps, type ComponentType, type ReactNode, useId, useMemo, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import type { Gate as GatePicture, Stage } from '@/components/gate'
import type { History } from '@/components/history'
import { useMessages } from '@/components/messages'
import { unfolds } from '@/components/runtime'
import type { RulesDraft } from '../draft/model'
import { useAssembly } from '../draft/use-assembly'
import { DraftPacket } from '../packet/draft-line'
import type { JudgedPacket } from '../verdict/judge'
import { packetInWords, ruleInWords } from '../verdict/sentences'
import { VerdictStrip } from '../verdict/strip'
import { useVerdict } from '../verdict/use-verdict'
import type { BenchRulesProps } from './bench-rules'
import styles from './workbench.module.css'

/** The parts of a simulator that may come to live later than its packet and its verdict. */
export interface SimulatorParts {
  /** The picture of the packet's way. */
  readonly Gate: ComponentType<ComponentProps<typeof GatePicture>>
  /** The rules, below it. */
  readonly Rules: ComponentType<BenchRulesProps>
}

interface Props {
  readonly history: History<RulesDraft>
  readonly begins: 'open' | 'folded'
  /** Whether the reader has opened the folded parts before this came to life. */
  readonly unfolded?: boolean
  readonly parts: SimulatorParts
  /** What is to be said beside the verdict, once there is one. */
  readonly beside?: (judged: JudgedPacket) => ReactNode
}

/**
 * The verdict with the rule that decides, in the middle of a text; below it, once the reader wants to change something, the
 * parts of the tool's page. The verdict stays where it is. The parts stand in the page from the start, so that they open at
 * the press, before any script has come.
 */
export function Simulator({ history, begins, unfolded = false, parts, beside }: Props) {
  const text = useMessages('rules')
  const { value: draft } = history
  const assembly = useAssembly(draft)
  const { packet, problem, judged, standings } = useVerdict(assembly, draft)
  const [open, setOpen] = useState(begins === 'open' || unfolded)
  const [begun] = useState(judged)
  const { ruleSet } = assembly
  const decides = judged?.decision.trace.find((step) => step.decides)?.rule
  const id = useId()
  const bench = useRef<HTMLDivElement>(null)
  function turn() {
    // Drawn at once, so that the focus can go to the first field: but not from another one, where who opened the parts before
    // the page was live may be writing.
    flushSync(() => setOpen(!open))
    const parts = bench.current
    if (!open && !parts?.contains(document.activeElement)) parts?.querySelector<HTMLElement>('select, input')?.focus()
  }
  return (
    <div className={styles.simulator}>
      <p className={styles.situation}>
        {packet ? packetInWords(packet, text) : null}
        {decides ? <small>{ruleInWords(decides, text)}</small> : null}
      </p>
      <div className={styles.verdict}>
        <VerdictStrip judged={judged} packet={packet} ruleSet={ruleSet} lost={draft.doubts.unread} inText />
        {judged && beside ? beside(judged) : null}
      </div>
      {begins === 'folded' ? (
        <button
          type="button"
          className={`button no-print ${styles.unfold}`}
          aria-expanded={open}
          aria-controls={id}
          {...{ [unfolds]: '' }}
          onClick={turn}
        >
          {open ? text.foldSimulator : text.unfoldSimulator}
        </button>
      ) : null}
      <div
        ref={bench}
        id={id}
        hidden={!open}
        className={`no-print ${styles.bench}`}
        data-moved={judged === begun ? undefined : ''}
      >
        <Bench
          history={history}
          assembly={assembly}
          problem={problem}
          judged={judged}
          packet={packet}
          standings={standings}
          open={open}
          parts={parts}
        />
      </div>
    </div>
  )
}

interface BenchProps extends ReturnType<typeof useVerdict> {
  readonly history: History<RulesDraft>
  readonly assembly: ReturnType<typeof useAssembly>
  readonly open: boolean
  readonly parts: SimulatorParts
}

/** Packet, gate and rules, to be changed. */
function Bench({ history, assembly, problem, judged, packet, standings, open, parts: { Gate, Rules } }: BenchProps) {
  const text = useMessages('rules')
  const { ruleSet } = assembly
  const name = ruleSet.groups.map((group) => group.name || group.id).join(text.listSeparator)
  const stages = useMemo(
    (): readonly [Stage] | null =>
      judged && packet ? [{ name, decision: judged.decision, packet, ruleSet, unread: judged.standIns }] : null,
    [judged, packet, name, ruleSet],
  )
  return (
    <>
      <DraftPacket history={history} problem={problem} />
      {stages ? <Gate stages={stages} /> : null}
      <Rules history={history} assembly={assembly} standings={standings} open={open} />
    </>
  )
}
