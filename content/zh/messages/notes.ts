import type { Messages } from '../../ja/messages'

export const notes: Messages['notes'] = {
  folded: '已把全角字符按半角读取。',
  trimmed: '已去掉首尾空白。',
  single: '按单个地址读取。',
  'host-bits': '已把前缀之后的位改为 0。',
  wildcard: '已把通配符掩码换成前缀长度。',
  mask: '已把掩码换成前缀长度。',
}
