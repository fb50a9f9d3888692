import type { Messages } from '../../ja/messages'

export const ask: Messages['ask'] = {
  title: '',
}
