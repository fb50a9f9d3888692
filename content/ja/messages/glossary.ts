export const glossaryPage = {
  title: '用語集',
  lead: 'このサイトの言葉と、公式ページで見かける別の呼び方です。本文の点線の語を押しても、同じ説明が出ます。',
  groups: 'グループ',
  rules: 'ルール',
  network: 'ネットワーク',
  proving: '調べる・確かめる',
  account: 'アカウントと手続き',
  also: '別の呼び方',
  api: 'API での名前',
}
