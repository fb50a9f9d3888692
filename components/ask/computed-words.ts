import { format, type Numbers } from '@/components/messages'
import type { Messages } from '@/content/ja/messages'
import type { Computed } from '@/lib/ask'
import { type ComputedWords, figureWords } from './figure-words'
import { isOfAddresses } from './of-addresses'

/**
 * The words for a computed result; null for a pasted document, which is for another tool to read.
 *
 * @param figures the sentences of results of addresses; null where none is
 */
export function computedWords(
  computed: Computed,
  text: Messages['ask'],
  figures: Messages['figures'] | null,
  numbers: Numbers,
): ComputedWords | null {
  const { number, counted } = numbers
  const rules = (count: number) => counted(text.counted.rules, count)
  if (isOfAddresses(computed)) return figures && figureWords(computed, figures, text.counted.addresses, numbers)
  switch (computed.kind) {
    case 'port':
      return {
        result: computed.ports
          .map(({ port, services }) =>
            services.length > 0
              ? format(text.port, { port, services: services.join(' / ') })
              : format(text.portUnknown, { port }),
          )
          .join(' '),
        blocks: [],
        working: computed.ports.map(({ protocol, portRange }) =>
          format(text.portRule, { protocol: protocol.toUpperCase(), range: portRange }),
        ),
      }
    case 'rules-of-groups': {
      const { groups, rulesPerGroup, product, most, fits } = computed
      return {
        result: format(fits ? text.fitsEni : text.exceedsEni, { most: number(most) }),
        blocks: [],
        working: [
          format(text.rulesOfGroups, {
            groups: counted(text.counted.groups, groups),
            each: rules(rulesPerGroup),
            product: rules(product),
          }),
        ],
      }
    }
    case 'rules-of-directions': {
      const { ingress, egress, sum, most, fits } = computed
      return {
        result: format(fits ? text.fitsGroup : text.exceedsGroup, { most: number(most) }),
        blocks: [],
        working: [
          format(text.rulesOfDirections, { ingress: number(ingress), egress: number(egress), sum: rules(sum) }),
        ],
      }
    }
    case 'rules-left': {
      const { used, most, left } = computed
      const values = { used: number(used), most: number(most), left: rules(left) }
      return {
        result: format(left > 0 ? text.rulesLeft : text.noRulesLeft, values),
        blocks: [],
        working: [format(text.rulesLeftWorking, { ...values, left: rules(Math.max(0, most - used)) })],
      }
    }
    case 'refused':
      return { result: format(text.refused, { written: computed.written }), blocks: [], working: [] }
    case 'pasted':
      return null
  }
}
