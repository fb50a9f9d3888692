import type { ChangeId } from '../../changes'
import type { FactId } from '../../facts'

export const changesPage = {
  title: '変わった事実',
  lead: '数値と説明のうち、以前の公式ページやこのサイトから変わったものです。新しい順に並べています。',
  feed: 'フィード (Atom)',
  statements: '説明の変更',
  figures: '数値の変更',
  figure: '数値',
  now: '現在',
  before: '以前',
  stale: '出典が古くなった数値',
  staleLead: '出典のページの日付が {date} より前の数値です。使う前に、リンク先を確かめてください。',
  staleNone: 'ありません。',
}

/** What changed, one sentence an entry of `content/changes.ts`. */
export const changed: Readonly<Record<ChangeId, string>> = {
  'deny-one-group':
    'ルールを追加・編集する RAM の操作は、1 つのグループに絞れません。グループの ARN を書いた Deny は、これらに当てはまりません。',
  'port-lists-count': 'ポートリストを使うルールも、リストの最大エントリ数で数えます。',
  'ten-groups': '1 つの ENI は、種類にかかわらず 10 のグループに属せます。「デフォルトは 5」は古い説明です。',
  'rules-that-name-groups': 'グループを指定できる上限 20 は、グループの数ではなくルールの数です。',
  'idle-sessions': '910 秒は、通信のない TCP 接続が記憶される時間です。通信が続く接続は切れません。',
  'free-of-charge': 'セキュリティグループは、どちらの種類も無料です。',
  'who-adds-rules':
    'ルールを自動で追加するのは DMS と DTS だけではありません。Database Backup と Cloud Firewall も追加します。',
}

export const factNames: Readonly<Record<FactId, string>> = {
  'rules-per-group': '1 つのグループのルール',
  'rules-per-eni': '1 つの ENI に効くルール',
  'groups-per-eni': '1 つの ENI が属せるグループ',
  'prefix-list-entries': 'プレフィックスリストのエントリ',
  'port-list-entries': 'ポートリストのエントリ',
  'referenced-groups': 'グループを指定する、基本グループのルール',
  'addresses-basic': '基本グループのプライベートアドレス',
  'addresses-advanced': 'エンタープライズグループの ENI',
  'prefix-list-costs-max-entries': 'プレフィックスリストは最大エントリ数で数える',
  'vswitch-shortest-prefix': 'vSwitch にできる最も短いプレフィックス長',
  'vswitch-longest-prefix': 'vSwitch にできる最も長いプレフィックス長',
  'vswitch-kept-first': 'vSwitch の先頭で予約されるアドレス',
  'vswitch-kept-last': 'vSwitch の末尾で予約されるアドレス',
  'rules-per-import': '1 回でインポートできるルール',
  'snat-entries': 'インターネット NAT Gateway の SNAT エントリ (既定)',
  'simple-server-rules': 'シンプルアプリケーションサーバーのファイアウォールのルール',
  'overdue-days': '未払いの従量課金インスタンスが停止されるまでの日数',
  'rules-per-page': 'DescribeSecurityGroupAttribute の 1 ページのルール (既定)',
  'rules-per-page-most': 'DescribeSecurityGroupAttribute の 1 ページのルール (最大)',
  'groups-per-page': 'DescribeSecurityGroups の 1 ページのグループ (既定)',
  'groups-per-page-most': 'DescribeSecurityGroups の 1 ページのグループ (最大)',
  'nlb-groups': 'NLB に付けられるグループ',
  'rds-groups': 'RDS の許可リストに登録できるグループ',
  'reference-query-ids': '1 回の呼び出しで参照元を調べられるグループ',
  'actiontrail-days': 'ActionTrail が証跡なしで残す日数',
  'actiontrail-minutes': 'ActionTrail にイベントが現れるまでの分',
  'session-seconds-closing': '終了処理中の TCP 接続を覚えている秒数',
  'session-seconds-closing-balancer': 'NLB か CLB の後ろで TIME_WAIT を覚えている秒数',
  'session-seconds-udp-balancer': 'NLB か CLB の後ろで UDP を覚えている秒数',
  'prefix-lists-per-region': 'リージョンごとのプレフィックスリスト',
  'port-lists-per-region': 'リージョンごとのポートリスト',
  'list-uses': '1 つのリストを使えるリソース',
  'rules-per-call': '1 回の API 呼び出しで追加できるルール',
  'priority-highest': '最も高い優先度',
  'priority-lowest': '最も低い優先度',
  'default-rule-priority': '自動で作られるグループのルールの優先度',
  'session-seconds': '通信のない TCP 接続が記憶される秒数',
  'session-seconds-udp': '通信のない UDP が記憶される秒数',
  'move-seconds': 'グループを移すときに待つ秒数',
  'port-lowest': '最小のポート',
  'port-highest': '最大のポート',
}
