import { format, useMessages } from '@/components/messages'
import { Select } from '@/components/select'
import type { PacketProblem } from '@/lib/rules'
import { type Draft, hasPorts } from '../draft/model'
import styles from '../rules.module.css'
import { protocolInWords } from '../verdict/sentences'
import { type PacketDraft, packetProtocols, peerGroupsOf } from './draft'

interface Props {
  readonly draft: Draft
  readonly problem: PacketProblem | null
  readonly onChange: (packet: PacketDraft) => void
  /** Absent: port 25 stays closed. */
  readonly onUnblock?: (unblocked: boolean) => void
}

const anywhere = '203.0.113.5'

/** The protocols to choose from: those with names, and the number that the packet has. */
function protocolsFor(own: PacketDraft['protocol']): readonly PacketDraft['protocol'][] {
  return typeof own === 'number' ? [...packetProtocols, own] : packetProtocols
}

/** The packet, chosen by words or field by field. */
export function PacketForm({ draft, problem, onChange, onUnblock }: Props) {
  const text = useMessages('rules')
  const problems = useMessages('problems')
  const { packet, groups } = draft
  const set = (part: Partial<PacketDraft>) => onChange({ ...packet, ...part })
  const base: PacketDraft = {
    direction: 'ingress',
    protocol: 'tcp',
    peer: anywhere,
    port: '22',
    sourcePort: '',
    self: '',
    network: 'public',
  }
  const presets: readonly { readonly name: string; readonly packet: PacketDraft }[] = [
    { name: text.presetSsh, packet: base },
    { name: text.presetRdp, packet: { ...base, port: '3389' } },
    { name: text.presetHttp, packet: { ...base, port: '80' } },
    { name: text.presetHttps, packet: { ...base, port: '443' } },
    { name: text.presetHttps6, packet: { ...base, port: '443', peer: '2001:db8::5' } },
    { name: text.presetPing, packet: { ...base, protocol: 'icmp', port: '' } },
    ...groups.map((group) => ({
      name: format(text.presetMember, { name: group.name || group.id }),
      packet: { ...base, peer: '192.168.0.12', port: packet.port || '3306', network: group.id },
    })),
    { name: text.presetOut, packet: { ...base, direction: 'egress' as const, port: '443' } },
    { name: text.presetMail, packet: { ...base, direction: 'egress' as const, port: '25' } },
  ]
  const named = [
    ...new Set([
      ...groups.map((group) => group.id),
      ...groups.flatMap((group) => group.rules.map((rule) => rule.peer)).filter((peer) => peer.startsWith('sg-')),
      ...(peerGroupsOf(packet).length > 0 ? [packet.network] : []),
    ]),
  ]
  const nameOf = (network: string) =>
    network
      .split(' ')
      .map((id) => groups.find((group) => group.id === id)?.name || id)
      .join(text.listSeparator)
  const message = problem ? format(problems[problem.code], problem.params) : ''
  const invalid = (field: PacketProblem['field']) =>
    problem?.field === field ? { 'aria-invalid': true, 'aria-describedby': 'packet-problem' } : {}

  return (
    <fieldset className={styles.packet}>
      <legend>{text.packet}</legend>
      <label className={styles.wideField}>
        {text.preset}
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
      <label>
        {text.direction}
        <Select
          value={packet.direction}
          options={[
            ['ingress', text.ingress],
            ['egress', text.egress],
          ]}
          onChange={(direction) => set({ direction })}
        />
      </label>
      <label>
        {text.protocol}
        <Select
          value={String(packet.protocol)}
          options={protocolsFor(packet.protocol).map(
            (protocol) => [String(protocol), protocolInWords(protocol, text)] as const,
          )}
          onChange={(chosen) => {
            const protocol = protocolsFor(packet.protocol).find((each) => String(each) === chosen) ?? packet.protocol
            set({ protocol, port: hasPorts(protocol) ? packet.port || '80' : '' })
          }}
        />
      </label>
      <label>
        {packet.direction === 'ingress' ? text.peerSource : text.peerDestination}
        <input
          className="field mono"
          value={packet.peer}
          spellCheck={false}
          {...invalid('peer')}
          onChange={(event) => set({ peer: event.target.value })}
        />
      </label>
      {hasPorts(packet.protocol) ? (
        <label>
          {text.port}
          <input
            className="field mono"
            inputMode="numeric"
            value={packet.port}
            {...invalid('port')}
            onChange={(event) => set({ port: event.target.value })}
          />
        </label>
      ) : null}
      <label className={styles.wideField}>
        {text.network}
        <Select
          value={packet.network}
          options={[
            ['public', text.networkPublic],
            ['internal', text.networkInternal],
            ...named.map((id) => [id, format(text.networkMember, { name: nameOf(id) })] as const),
          ]}
          onChange={(network) => set({ network })}
        />
      </label>
      <details className={styles.wideField} open={packet.sourcePort !== '' || packet.self !== '' ? true : undefined}>
        <summary>{text.more}</summary>
        <div className={styles.moreFields}>
          <label>
            {text.self}
            <input
              className="field mono"
              value={packet.self}
              {...invalid('self')}
              onChange={(event) => set({ self: event.target.value })}
            />
          </label>
          {hasPorts(packet.protocol) ? (
            <label>
              {text.sourcePort}
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
              <input
                type="checkbox"
                checked={draft.port25Unblocked}
                onChange={(event) => onUnblock(event.target.checked)}
              />
              {text.unblocked}
            </label>
          ) : null}
        </div>
      </details>
      {problem ? (
        <p id="packet-problem" className={`${styles.wideField} drop`} role="alert">
          ✕ {format(text.packetProblem, { message })}
        </p>
      ) : null}
    </fieldset>
  )
}
