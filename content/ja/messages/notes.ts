/** What was noticed about an address that was understood all the same, by code. */
export const notes = {
  folded: '全角文字を半角として読みました。',
  trimmed: '前後の空白を除きました。',
  single: '1 つのアドレスとして読みました。',
  'host-bits': 'プレフィックスより後ろのビットを 0 にしました。',
  wildcard: 'ワイルドカードマスクをプレフィックス長に直しました。',
  mask: 'マスクをプレフィックス長に直しました。',
}
