import { useId } from 'react'
import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import { hasPorts } from '@/lib/net'
import type { PacketProblem } from '@/lib/rules'
import type { GroupDraft } from '../draft/model'
import { protocolInWords } from '../verdict/sentences'
import { type PacketDraft, packetProtocols, peerGroupsOf } from './draft'
import styles from './packet.module.css'
import { presetsOf } from './presets'

interface Props {
  readonly groups: readonly GroupDraft[]
  readonly packet: PacketDraft
  readonly problem: PacketProblem | null
  readonly onChange: (packet: PacketDraft) => void
  readonly port25Unblocked?: boolean
  /** Absent: port 25 stays closed. */
  readonly onUnblock?: (unblocked: boolean) => void
}

/** The packet on one line: direction, protocol, the other end, port; what is rarely asked is behind a fold. */
export function PacketLine({ groups, packet, problem, onChange, port25Unblocked = false, onUnblock }: Props) {
  const text = useMessages('rules')
  const id = useId()
  const set = (part: Partial<PacketDraft>) => onChange({ ...packet, ...part })
  const invalid = (field: PacketProblem['field']) =>
    problem?.field === field ? { 'aria-invalid': true, 'aria-describedby': `${id}-problem` } : {}
  const rare = packet.sourcePort !== '' || packet.self !== '' || packet.network !== 'public'
  return (
    <fieldset className={styles.line}>
      <legend className="visually-hidden">{text.packet}</legend>
      <Select
        aria-label={text.direction}
        value={packet.direction}
        options={[
          ['ingress', text.ingress],
          ['egress', text.egress],
        ]}
        onChange={(direction) => set({ direction })}
      />
      <Select
        aria-label={text.protocol}
        value={packet.protocol}
        options={packetProtocols.map((protocol) => [protocol, protocolInWords(protocol, text)] as const)}
        onChange={(protocol) => set({ protocol, port: hasPorts(protocol) ? packet.port || '80' : '' })}
      />
      <label>
        <span>{packet.direction === 'ingress' ? text.peerSource : text.peerDestination}</span>
        <input
          className={`field mono ${styles.address}`}
          value={packet.peer}
          spellCheck={false}
          autoCapitalize="off"
          size={Math.max(15, packet.peer.length + 1)}
          {...invalid('peer')}
          onChange={(event) => set({ peer: event.target.value })}
        />
      </label>
      {hasPorts(packet.protocol) ? (
        <label>
          <span>{text.port}</span>
          <input
            className={`field mono ${styles.port}`}
            inputMode="numeric"
            value={packet.port}
            {...invalid('port')}
            onChange={(event) => set({ port: event.target.value })}
          />
        </label>
      ) : null}
      <details className={styles.more} open={rare ? true : undefined}>
        <summary aria-label={text.more}>⋯</summary>
        <div className={styles.fields}>
          <Presets groups={groups} packet={packet} onChange={onChange} />
          <Network groups={groups} packet={packet} onChange={(network) => set({ network })} />
          <label>
            <span>{text.self}</span>
            <input
              className="field mono"
              value={packet.self}
              {...invalid('self')}
              onChange={(event) => set({ self: event.target.value })}
            />
          </label>
          {hasPorts(packet.protocol) ? (
            <label>
              <span>{text.sourcePort}</span>
              <input
                className="field mono"
                inputMode="numeric"
                value={packet.sourcePort}
                {...invalid('sourcePort')}
                onChange={(event) => set({ sourcePort: event.target.value })}
              />
            </label>
          ) : null}
          {onUnblock ? (
            <label className={styles.check}>
              <input type="checkbox" checked={port25Unblocked} onChange={(event) => onUnblock(event.target.checked)} />
              {text.unblocked}
            </label>
          ) : null}
        </div>
      </details>
      {problem ? <Problem id={`${id}-problem`} problem={problem} /> : null}
    </fieldset>
  )
}

function Problem({ id, problem }: { readonly id: string; readonly problem: PacketProblem }) {
  const text = useMessages('rules')
  const problems = useMessages('problems')
  const message = Object.entries(problems).find(([code]) => code === problem.code)?.[1] ?? problem.code
  return (
    <p id={id} className={`${styles.problem} drop`} role="alert">
      ✕ {format(text.packetProblem, { message })}
    </p>
  )
}

interface PartProps {
  readonly groups: readonly GroupDraft[]
  readonly packet: PacketDraft
}

function Presets({ groups, packet, onChange }: PartProps & Pick<Props, 'onChange'>) {
  const text = useMessages('rules')
  const presets = presetsOf(groups, packet, text)
  return (
    <label>
      <span>{text.preset}</span>
      <select
        className="field"
        value=""
        onChange={(event) => {
          const preset = presets[Number(event.target.value)]
          if (preset) onChange(preset.packet)
        }}
      >
        <option value="">{text.presetNone}</option>
        {presets.map((preset, index) => (
          <option key={preset.name} value={index}>
            {preset.name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Most groups that are offered: a set can name hundreds. */
const mostNamed = 50

function Network({ groups, packet, onChange }: PartProps & { readonly onChange: (network: string) => void }) {
  const text = useMessages('rules')
  const isGroup = ({ peer, peerKind }: GroupDraft['rules'][number]) => peerKind === 'group' || peer.startsWith('sg-')
  const named = [
    ...new Set([
      ...(peerGroupsOf(packet).length > 0 ? [packet.network] : []),
      ...groups.map((group) => group.id),
      ...groups.flatMap((group) => group.rules.filter(isGroup).map((rule) => rule.peer)),
    ]),
  ].slice(0, mostNamed)
  const nameOf = (network: string) =>
    network
      .split(' ')
      .map((id) => groups.find((group) => group.id === id)?.name || id)
      .join(text.listSeparator)
  return (
    <label>
      <span>{text.network}</span>
      <Select
        value={packet.network}
        options={[
          ['public', text.networkPublic],
          ['internal', text.networkInternal],
          ...named.map((id) => [id, format(text.networkMember, { name: nameOf(id) })] as const),
        ]}
        onChange={onChange}
      />
    </label>
  )
}
