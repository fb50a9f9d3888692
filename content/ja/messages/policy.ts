import type { Expected, PolicyFaults, PolicyWarnings } from '@/lib/policy'
import type { JsonExpected, Sentences } from '@/lib/text'

/** The page that reads RAM policies. */
export const policy = {
  title: 'RAM ポリシーの確認',
  lead: 'RAM ポリシーを貼り付けると、そのユーザーがセキュリティグループについて何をできるか、何が抜けているかが分かります。',
  text: 'RAM ポリシー',
  textHint:
    'JSON、Terraform、ROS テンプレート、GetPolicy などの応答、システムポリシーの名前、拒否された呼び出しを読み取ります。複数なら続けて貼り付けてください。ファイルをここに置くこともできます。',
  assume: 'ほかのポリシーで ECS のすべての操作が許可されているものとする',
  assumed: '仮定した許可',
  clear: 'すべて消す',
  example: '例に戻す',
  readResult: 'ポリシー {policies} 件、文 {statements} 件を読み取りました。',
  notRead: 'ポリシーを読み取れませんでした。下の箇所を直すと、判定が出ます。',
  place: '{line} 行目 {column} 文字目',
  within: '{path} の中の {line} 行目 {column} 文字目',
  repair: 'まとめて直す',
  more: 'ほかに {count} 件',
  remains: 'まだ開いている操作',
  remainsLead:
    'リソースを問わず、操作を 1 つずつ判定しました。「閉じている」のは、条件のない拒否がすべてのリソースに及ぶ操作だけです。「暗黙の拒否」は許可する文がないだけなので、別のポリシーで許可されれば実行できます。',
  action: '操作',
  verdict: '判定',
  by: '決めた文',
  broad: 'ほかのことも行う操作',
  statementOf: 'ポリシー {policy} の文 {statement}',
  statementOfNamed: '{name} の文 {statement}',
  nothing: 'なし',
  closing: '残りを閉じる文',
  closingLead: 'ポリシーの Statement に加えるか、別のポリシーとしてアタッチしてください。',
  closingNone: '変更する操作は、すべて閉じています。',
  withBroad: 'ほかのことも行う操作(インスタンスの作成など)も閉じる',
  withBroadWarning: 'これらを拒否すると、インスタンスの作成や名前の変更などもできなくなります。',
  copyStatement: '文をコピー',
  copyPolicy: 'ポリシーとしてコピー',
  question: '1 つの操作について調べる',
  questionLead: '操作とリソースを指定すると、どの文が当てはまるかが分かります。',
  resource: 'リソース',
  resourceHint:
    '例: acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-1。空欄は「いずれかのリソース」、* は「リソースを限れない操作」です。',
  tooLong: '{most} 文字までで入力してください。',
  trace: '文ごとの当てはまり',
  effectColumn: '効果',
  actionColumn: '操作',
  resourceColumn: 'リソース',
  conditionColumn: '条件',
  matches: '当てはまる',
  matchesNot: '当てはまらない',
  matchesMaybe: 'リソースによる',
  conditionHolds: '成り立つ',
  conditionFails: '成り立たない',
  listSeparator: '、',
  unconditional: 'なし',
  allowWord: '許可',
  denyWord: '拒否',
  conditionNote:
    '条件は、上で値を入れたキーだけを評価します。コントロールポリシーなど、ほかの種類のポリシーは見ていません。',
  stillOpen: '変更できる操作 {all} 件のうち、{open} 件がまだ開いています。',
  grantedOf: '変更できる操作 {all} 件のうち、{open} 件を許可しています。',
  grantDepends: 'そのうち {count} 件は、条件やリソースしだいです。',
  allClosed: '変更できる操作 {all} 件は、すべて閉じています。',
  noneAllowed: '変更できる操作 {all} 件のうち、許可されているものはありません。',
  notForbidden:
    '{count} 件は、このポリシーでは許可も禁止もされていません。ほかのポリシーが許可すれば、できるようになります。',
  closeThese: '{count} 件を閉じる',
  closedOnes: '閉じている操作と読み取り({count} 件)',
  tooMany: '文が {most} 件を超えています。1 人のユーザーが持てる数ではないので、ここでは判定しません。',
  closed: '閉じている',
  assumeWhy: '拒否だけが貼り付けられたため、こう仮定しています。',
  context: 'リクエストの内容',
  contextLead:
    '条件が見るキーです。分かる値を入れてください(複数ならコンマで区切ります)。空欄は「分からない」として扱い、それで結果が変わるときは判定に示します。',
  onAll: 'この操作はリソースを限れません。上に何を書いても、RAM は "*" と比べます。',
  onAllSource: '出典: RAM authorization of ECS(英語)',
  onAllUrl: 'https://www.alibabacloud.com/help/en/ecs/developer-reference/api-ecs-2014-05-26-ram',
  turnsOn: '{conditions} しだいです。',
  refusal: '拒否された呼び出しです',
  refusalAction: '拒否された操作は {action} です。',
  refusalNoAction: '拒否された操作の名前がありません。実行したコマンドか、応答の全体も貼り付けてください。',
  refusalBeside: '一緒に貼り付けたポリシーによると、同じ呼び出しは:',
  refusalResource: '比べられたリソースは {resource} です。',
  refusalExplicit: '明示的に拒否するポリシーがあります。許可を足しても変わりません。その拒否を外す必要があります。',
  refusalControl: 'リソースディレクトリのコントロールポリシーが拒否しています。このアカウントからは外せません。',
  refusalEncoded:
    'エンコードされたメッセージは ram:DecodeDiagnosticMessage で読めます。比べられたリソースと、当てはまったポリシーが分かります。',
  refusalSmallest: 'これを許可する最小のポリシーです(ほかで拒否されていない場合)。',
}

/** The four effects. */
export const policyEffects = {
  allow: '許可',
  deny: '明示的な拒否',
  'implicit-deny': '暗黙の拒否',
  depends: '条件かリソースしだい',
}

/** What an action does to security groups. */
export const policyGroups = {
  rules: 'ルールを変える',
  groups: 'グループを作る、消す',
  membership: 'グループに出入りする',
  attributes: 'グループの属性を変える',
  lists: 'ルールが使うリストを変える',
  read: '読み取る',
}

/** What is wrong with a policy, or doubtful in it. */
export const policyProblems: Sentences<PolicyFaults & PolicyWarnings> = {
  'no-policy': 'ポリシーが見つかりません。Version と Statement を持つオブジェクトが必要です。',
  'statement-alone': '文だけがあります。"Version": "1" と "Statement" のリストで囲んでください。',
  'missing-version': 'Version がありません。"1" と書きます。',
  'bad-version': 'Version が {found} です。書けるのは "1" だけです。',
  'missing-statement': '文のリスト Statement がありません。',
  'missing-effect': 'Effect がありません。"Allow" か "Deny" を書きます。',
  'unknown-effect': 'Effect が {found} です。"Allow" か "Deny" を書きます。',
  'missing-action': 'Action も NotAction もありません。',
  'both-actions': 'Action と NotAction は、どちらか 1 つだけを書きます。',
  'missing-resource': 'Resource がありません。すべてのリソースなら "*" と書きます。',
  'both-resources': 'Resource と NotResource は、どちらか 1 つだけを書きます。',
  type: '{expected}が必要ですが、{found} があります。',
  'empty-list': 'リストが空です。',
  'empty-string': '空の文字列は、何にも当てはまりません。',
  'full-width-inside': '「{found}」は{name}です。操作の名前には使われません。',
  'unknown-key': '「{found}」は、この場所に書ける要素ではありません。',
  'default-taken': '{name} はデフォルト値で読みました。別の値を渡すと判定が変わります。',
  'not-resource': 'NotResource は 2019 年の構文にあり、今の構文にはありません。受け付けられないかもしれません。',
  'white-space': '「{found}」の前か後ろに空白があります。',
  'action-format': '「{found}」は操作の形ではありません。サービス名:操作名 の形で書きます。',
  spelling: '「{found}」は、API では {meant} と書きます。',
  'resource-format':
    '「{found}」はリソースの形ではありません。"*" か acs:サービス:リージョン:アカウント:ID の形で書きます。',
  placeholder: '「{found}」は仮の値です。実際の値に置き換えてください。',
  'empty-condition': '条件が空です。この文は常に当てはまります。',
  operator: '「{found}」という条件演算子は RAM にありません。',
  'only-refusal': 'これは拒否された呼び出しの応答です。ユーザーのポリシーも一緒に貼り付けてください。',
  'only-trust':
    '信頼ポリシーだけがあります。これは誰がロールを引き受けられるかを書いたもので、ロールに何ができるかは書かれていません。権限のポリシーを貼り付けてください。',
  principal: 'Principal は、リソースのポリシーの要素です。このページが判定するのは、ユーザーとロールの権限です。',
  terraform: 'ここから先は Terraform の構文として読み取れません。',
  yaml: 'ここから先は YAML として読み取れません。',
  elsewhere: 'ポリシーの中身がこのテキストにありません({found})。その値も貼り付けてください。',
  'hidden-part':
    'plan の表示では、このポリシーの一部が省かれています({found})。plan を terraform show -json で表示したものか、ポリシーそのものを貼り付けてください。',
  'no-document': 'カスタムポリシー {found} の中身がありません。GetPolicy の応答を貼り付けてください。',
  'unknown-system':
    'システムポリシー {found} の中身は用意していません。GetPolicy の応答(PolicyType は System)を貼り付けてください。',
  'unknown-action':
    'ECS に「{found}」という操作はありません。{meant} のことですか。このままでは何にも当てはまりません。',
  'no-such-action': '「{found}」に当てはまる ECS の操作は知られていません。綴りを確かめてください。',
  'operator-type': '{found} は {key} の型に合わない演算子なので、この文は効きません。{meant} などを使います。',
  'condition-value': '「{found}」は {key} の値として読み取れません。',
  'unquoted-value': '条件の値 {found} は、" で囲んで書きます。文字列として読みました。',
  'version-number': 'Version が数値です。RAM では文字列の "1" と書きます。"1" として読みました。',
  around: 'JSON の前後にあるプロンプトやコマンドなどを除いて読みました。',
  trust: '信頼ポリシーです。誰がロールを引き受けられるかを書いたものなので、判定には使いません。',
  'never-denies':
    'この拒否は次の操作に一度も当てはまりません: {actions}(全 {count} 件)。これらの操作はリソースを限れず、常に "*" と比べられます。Resource を "*" にしてください。',
  'never-allows':
    'この許可は次の操作に一度も当てはまりません: {actions}(全 {count} 件)。これらの操作はリソースを限れず、常に "*" と比べられます。',
  'mfa-access-key':
    'acs:MFAPresent は、AccessKey による呼び出しには付きません。そのため、この拒否は AccessKey による操作を止めません。',
  'way-round':
    '{found} への条件はすり抜けられます。たとえば送信元を {blocks} に分けて追加すると、どれもこの条件に当たらず、合わせるとすべての IPv4 アドレスになります。IPv6 とプレフィックスリストも、この条件キーには現れません。',
  more: 'ほかに {count} 件あります。',
}

/** What was expected in a policy where something else stands. */
export const policyExpected: Readonly<Record<Exclude<Expected, JsonExpected>, string>> = {
  object: 'オブジェクト',
  statements: '文のリスト',
  statement: '文(オブジェクト)',
  text: '" で囲んだ文字列',
  effect: '"Allow" か "Deny"',
  actions: '"ecs:DescribeInstances" のような操作、またはそのリスト',
  resources: '"*" のようなリソース、またはそのリスト',
  'condition-value': '" で囲んだ条件の値、またはそのリスト',
}
