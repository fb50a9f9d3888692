/**
 * What mends a layer, and how that is taken back: by a command, or in words where none of its own does it (`by hand`). `nothing`
 * changes nothing by itself, or nothing that anyone wants back: it looks, asks, or uses what is there.
 */
const fixes = {
  'revoke-drop-rule': 'by hand',
  'accept-rule': 'command',
  'accept-rule-open': 'command',
  'accept-rule-after': 'command',
  'accept-group': 'command',
  'disable-block-rule': 'command',
  'enable-rule': 'command',
  'answer-ping': 'command',
  'raise-conntrack': 'command',
  'unban-client': 'command',
  'admit-in-hosts-allow': 'command',
  'open-host-firewall': 'command',
  'open-host-firewall-all': 'command',
  'keep-rules': 'command',
  'start-service': 'command',
  'start-remote': 'nothing',
  'listen-too': 'by hand',
  'repair-service': 'command',
  'free-memory': 'command',
  'permit-bind': 'by hand',
  'reserved-port': 'nothing',
  'publish-port': 'command',
  'publish-by-compose': 'by hand',
  'expose-service': 'command',
  'restart-container': 'command',
  'repair-pods': 'nothing',
  tunnel: 'by hand',
  'set-password': 'by hand',
  'advertise-address': 'by hand',
  'dial-server': 'nothing',
  'bind-own-address': 'by hand',
  'bind-every-address': 'by hand',
  'bind-inside-container': 'by hand',
  'bind-not-public': 'by hand',
  proxy: 'by hand',
  'listen-ipv4': 'by hand',
  'listen-ipv6': 'by hand',
  'use-found-port': 'nothing',
  'change-port': 'by hand',
  'use-465': 'nothing',
  'use-answering-port': 'nothing',
  'request-unblock': 'nothing',
  'acl-entry': 'by hand',
  'acl-reply-entry': 'by hand',
  'cloud-firewall-policy': 'by hand',
  'use-private-network': 'nothing',
  'associate-eip': 'command',
  'add-default-route': 'command',
  'dns-record': 'by hand',
  'check-resolver': 'nothing',
  filing: 'nothing',
  'lift-penalty': 'nothing',
  'pay-bill': 'nothing',
  'start-instance': 'command',
  'waf-request': 'by hand',
  'admit-client': 'by hand',
  'close-port': 'nothing',
  'leave-protected-mode': 'by hand',
  'unblock-client': 'nothing',
  'start-backend': 'nothing',
  'start-backend-at': 'nothing',
  'slow-backend': 'nothing',
  'permit-proxy': 'command',
  'choose-holder': 'nothing',
  'service-log': 'nothing',
  'compare-key': 'nothing',
  'forget-key': 'command',
  'close-key-file': 'nothing',
  'check-key': 'nothing',
  'check-login': 'nothing',
  'agree-protocol': 'nothing',
  'renew-certificate': 'nothing',
  'certificate-name': 'nothing',
  'certificate-chain': 'nothing',
  'speak-plain': 'nothing',
  'look-at-tls': 'nothing',
} as const satisfies Readonly<Record<string, 'command' | 'by hand' | 'nothing'>>

export type FixKind = keyof typeof fixes

export type UndoneByHand = { [Kind in FixKind]: (typeof fixes)[Kind] extends 'by hand' ? Kind : never }[FixKind]

const isFixKind = (name: string): name is FixKind => Object.hasOwn(fixes, name)

export const fixKinds = Object.keys(fixes).filter(isFixKind)

/** Fixes that are taken back by hand, where no command of theirs does it. */
export const undoneByHand = fixKinds.filter((kind): kind is UndoneByHand => fixes[kind] === 'by hand')

/** Fixes that leave nothing to take back. */
export const changingNothing = fixKinds.filter((kind) => fixes[kind] === 'nothing')
