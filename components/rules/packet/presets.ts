import { format } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import type { GroupDraft } from '../draft/model'
import type { PacketDraft } from './draft'

/** An address of the Internet that stands for any (RFC 5737). */
const anywhere = '203.0.113.5'

export interface Preset {
  readonly name: string
  readonly packet: PacketDraft
}

/** Packets that readers ask about most, in words. */
export function presetsOf(groups: readonly GroupDraft[], now: PacketDraft, text: Messages['rules']): readonly Preset[] {
  const base: PacketDraft = {
    direction: 'ingress',
    protocol: 'tcp',
    peer: anywhere,
    port: '22',
    sourcePort: '',
    self: '',
    network: 'public',
  }
  const egress = { ...base, direction: 'egress' } as const
  return [
    { name: text.presetSsh, packet: base },
    { name: text.presetRdp, packet: { ...base, port: '3389' } },
    { name: text.presetHttp, packet: { ...base, port: '80' } },
    { name: text.presetHttps, packet: { ...base, port: '443' } },
    { name: text.presetHttps6, packet: { ...base, port: '443', peer: '2001:db8::5' } },
    { name: text.presetPing, packet: { ...base, protocol: 'icmp', port: '' } },
    ...groups.map((group) => ({
      name: format(text.presetMember, { name: group.name || group.id }),
      packet: { ...base, peer: '192.168.0.12', port: now.port || '3306', network: group.id },
    })),
    { name: text.presetOut, packet: { ...egress, port: '443' } },
    { name: text.presetMail, packet: { ...egress, port: '25' } },
  ]
}
