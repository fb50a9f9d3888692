import type { Messages } from '../../ja/messages'

export const rules: Messages['rules'] = {
  title: '',
}
