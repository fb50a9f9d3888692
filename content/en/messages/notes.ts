import type { Messages } from '../../ja/messages'

export const notes: Messages['notes'] = {
  folded: 'Full-width characters were read as their usual forms.',
  trimmed: 'White space around it was left out.',
  single: 'Read as a single address.',
  'host-bits': 'The bits after the prefix were cleared.',
  wildcard: 'The wildcard mask was turned into a prefix length.',
  mask: 'The mask was turned into a prefix length.',
}
