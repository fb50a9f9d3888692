import type { Plural } from '../../plural'

const wholes: Readonly<Record<'whole' | 'more' | 'open', Plural>> = {
  whole: { other: '{group}: {count} 件、すべてあります。' },
  more: { other: '{group}: {count} 件、まだ続きがあります。' },
  open: { other: '{group}: {count} 件。すべてかどうかは分かりません。' },
}

const found: Plural = { other: '{count} 件' }

/** Boxes in answers that take one thing and say what it means. */
export const pasted = {
  example: '例を入れる',
  clear: '消去',
  undo: '元に戻す',
  stays: '貼り付けたものは、このページから外へ送られません。',
  notJson: 'JSON として読めません。途中で切れていないか確かめてください。',
  listSeparator: '、',
  unnamed: '(ID なし)',
  flowLabel: 'フローログの行を貼り付ける',
  flowNone: 'フローログの行が見つかりません。送信元と宛先のアドレス、プロトコル番号、ACCEPT か REJECT が要ります。',
  flowMore: '最初の {most} 行だけを示しています。',
  playAs: '{direction}として通してみる',
  flowSame: 'ログと同じ結果です。',
  flowElsewhere:
    'ログは REJECT ですが、ここのルールは通します。インターフェースの別のグループ、その時のルール、またはネットワーク ACL が止めています。',
  flowOtherRules:
    'ログは ACCEPT ですが、ここのルールは止めます。インターフェースの別のグループか、その時のルールが通しています。',
  trailLabel: 'ActionTrail のイベント (JSON) を貼り付ける',
  trailNone: 'ActionTrail のイベントが見つかりません。eventName のある JSON が要ります。',
  trailOthers: '通信を変えない操作も含まれています: {names}',
  trailUnread: 'イベントのルールの一部を読めませんでした。',
  who: '操作した人',
  account: 'アカウント ID',
  when: '日時 (UTC)',
  from: '接続元',
  agent: '使ったプログラム',
  region: 'リージョン',
  group: 'グループ',
  ruleIds: 'ルール ID',
  refused: '{code} で断られたので、何も変わっていません。',
  callers: {
    account: 'Alibaba Cloud アカウント',
    user: 'RAM ユーザー',
    role: 'RAM ロール',
    service: 'Alibaba Cloud サービス',
  },
  effects: {
    adds: 'ルールを追加',
    removes: 'ルールを削除',
    'changes-rule': 'ルールを変更',
    'changes-group': 'グループの設定を変更',
    'changes-list': 'リストを変更。使っているすべてのルールに効きます',
    moves: 'グループの付け外し',
    creates: 'グループを作成',
    deletes: 'グループを削除',
  },
  letsIn: 'このルールは {peer} からの通信を通します。数字のより小さい拒否ルールがあれば、そちらが先です。',
  letsInAll:
    'このルールはインターネットのすべてのアドレスからの通信を通します。数字のより小さい拒否ルールがあれば、そちらが先です。',
  letsOut: 'このルールは {peer} への通信を通します。',
  letsOutAll: 'このルールはすべての宛先への通信を通します。',
  letsNothing: '拒否ルールなので、新たに通るものはありません。',
  openRules: 'このルールをルールツールで開く',
  refusalLabel: '断られたときのメッセージを貼り付ける',
  refusalNone:
    '権限のエラーが見つかりません。Forbidden.RAM や NoPermission を含むメッセージの全文を貼り付けてください。',
  wholeLabel: 'API の応答を貼り付ける',
  wholeNone:
    'セキュリティグループの応答が見つかりません。DescribeSecurityGroupAttribute の応答を、できれば DescribeSecurityGroups の応答も一緒に貼り付けてください。',
  moreGroups: 'グループの一覧に続きがあります。NextToken を付けてもう一度呼び出してください。',
  whole: wholes,
  wholeWhy: {
    'next-token': 'NextToken が空ではありません。その値を付けて、続きを呼び出してください。',
    fewer: 'RuleCount は {stated} です。',
    lists: 'RuleCount は {stated} です。リストを使うルールがあるので、1 件が複数に数えられているのかもしれません。',
    same: 'RuleCount も {stated} です。',
    beyond: 'RuleCount の {stated} より多いので、応答の時点が違うか、同じページを 2 度貼り付けています。',
    'last-page': 'NextToken が空なので、最後のページです。',
    'no-sign': 'NextToken も RuleCount もありません。',
    'only-count': 'RuleCount は {stated} ですが、ルールを返す応答がありません。',
  },
  onlyInbound: 'インバウンドのルールだけです。Direction を指定した呼び出しかもしれません。',
  onlyOutbound: 'アウトバウンドのルールだけです。Direction を指定した呼び出しかもしれません。',
  codesLabel: 'エラーコードかメッセージの全文で絞り込む',
  codesFound: found,
  codesNone: '一致するコードがありません。',
  codesAll: 'すべて示す',
  code: 'コード',
  meaning: '意味',
  remedy: '対処',
  guessed: '公式の説明が見つからず、コードの名前から読み取った意味です。',
}
