import type { SpaceLimitName, WarningCode } from '@/lib/rules'

/** What is read. */
const shapes =
  '読めるもの: DescribeSecurityGroupAttribute の応答、コンソールのエクスポート、Terraform (alicloud_…)、ROS テンプレート、aliyun コマンド。'

/** What the rule reader noticed, by its code; `{field}`, `{found}` and the like are filled in. */
export const warnings = {
  'too-large': '貼り付けは {limit} 文字までです({found} 文字あります)。',
  program:
    'プログラムのソースコードです。ここでは実行しません。プログラムの出力、生成されたテンプレート、またはセキュリティグループそのもの (DescribeSecurityGroupAttribute) を貼り付けてください。',
  'no-json': `セキュリティグループのルールの文書が見つかりません。${shapes}`,
  'of-aws': `AWS のセキュリティグループのルールです。優先度も拒否もなく、判定のしかたが違うため、ここでは読みません。${shapes}`,
  'of-azure': `Azure のネットワークセキュリティグループのルールです。判定のしかたが違うため、ここでは読みません。${shapes}`,
  'of-google': `Google Cloud のファイアウォールルールです。判定のしかたが違うため、ここでは読みません。${shapes}`,
  'of-other-cloud': `ほかのクラウドのセキュリティグループのルールです。判定のしかたが違うため、ここでは読みません。${shapes}`,
  'of-kubernetes': `Kubernetes の NetworkPolicy です。クラスターの中で働くもので、ここでは読みません。${shapes}`,
  'of-host-firewall': `ホストのファイアウォールのルールです。到達性の診断で読めます。このツールはセキュリティグループを読みます。${shapes}`,
  'of-network-acl': `ネットワーク ACL です。vSwitch に付くもので、ここでは読みません。${shapes}`,
  'of-ram': `RAM ポリシーです。ポリシーのチェックで読めます。このツールはセキュリティグループを読みます。${shapes}`,
  'json-syntax': '{line} 行 {column} 列で JSON の形が崩れています。',
  'too-deep': '{line} 行 {column} 列: 入れ子は {limit} 段までです。',
  'unknown-field': '{field} はルールの項目にないため、読み取っていません。',
  direction: '{field} が「{found}」です。ingress か egress が必要です。',
  'classic-network': 'VpcId のないグループで {field} が internet です。クラシックネットワークのルールは扱いません。',
  'protocol-number':
    'プロトコルが番号「{found}」です。番号を使えるのは一部のリージョン (フフホト、青島、マニラ、ロンドン、クアラルンプール、シリコンバレー、シンガポール) だけです。',
  protocol: 'プロトコルが「{found}」です。TCP、UDP、ICMP、ICMPv6、GRE、ALL のどれかが必要です。',
  policy: 'Policy が「{found}」です。Accept か Drop が必要です (API に Allow はありません)。',
  priority: '優先度が「{found}」です。1〜100 の数字が必要です。',
  'priority-110': '優先度 110 は 2020 年 5 月 27 日より前に作られたデフォルトルールの印です。',
  'port-range': '{field} が「{found}」です。80/80 のように、1〜65535 で「開始/終了」と書きます。',
  'port-list-ignored': 'PortRange があるため、ポートリストは無視されます。',
  'all-ports': 'TCP・UDP の -1/-1 は作成できない書き方です。全ポートとして読みました。',
  'port-range-fixed': '{field} が「{found}」です。このプロトコルのポート範囲は -1/-1 だけです。',
  'port-range-reversed': '{field} が「{found}」です。開始は終了以下でなければなりません。',
  'both-families': 'IPv4 と IPv6 のアドレスが両方書かれています。1 つのルールにはどちらか一方です。',
  masked: '{field} の「{found}」は伏せ字です。本当のアドレスが必要なため、このルールは読み飛ばしました。',
  address: '{field} の「{found}」はアドレスとして読めません。203.0.113.7 や 203.0.113.0/24 のように書きます。',
  'address-family': '{field} の「{found}」はアドレスファミリーが違います。',
  'host-bits': '{field} の「{found}」はプレフィックスより後ろのビットが立っています。{read} として読みました。',
  'group-ignored': 'アドレスがあるため、グループの指定は無視されます。',
  'list-ignored': '先に見る項目があるため、プレフィックスリストは無視されます。',
  'no-peer':
    '権限付与オブジェクトがありません。アドレス、グループ、プレフィックスリストのどれかを、203.0.113.0/24 のように書きます。',
  'matches-nothing': 'アドレスファミリーが食い違うため、このルールはどのパケットにも当てはまりません。',
  'inner-access': 'InnerAccessPolicy が「{found}」です。Accept か Drop が必要です。',
  'no-vpc':
    'VpcId がありません。VPC のグループとして読みました。クラシックネットワークのグループなら、ここの結果は当てはまりません。',
  'next-token': 'NextToken が空でないため、ルールはこれで全部ではありません。',
  'no-permissions': 'ルールの一覧 (Permissions.Permission) がありません。',
  'one-direction': 'ルールの方向が片方だけです。Direction で絞り込んだ応答かもしれません。',
  'ask-direction': 'ルールに方向が書かれていません。インバウンドかアウトバウンドかを選んでください。',
  'too-many-rules': '読み込むルールは {limit} 個までです。残りは読んでいません。',
  'not-a-rule': 'ルールのオブジェクトが必要なところに「{found}」があります。',
  'same-rule': 'ルール {rule} が 2 回出てくるため、1 回だけ読みました。',
  'duplicate-id':
    'ID {rule} のルールが、内容の違うもので 2 つあります。もう一方は {otherDocument} 番目の文書の {otherPath} です。',
  'no-group-id': 'SecurityGroupId がありません。',
  'group-type': 'SecurityGroupType が「{found}」です。normal か enterprise が必要です。',
  'list-family': '「{found}」はリストのアドレスファミリーと違うため、除きました。',
  'no-entries': 'エントリの一覧 (Entries.Entry) がありません。',
  'list-incomplete':
    'プレフィックスリスト {list} は全部ではありません。これに左右される判定は「決められません」になります。',
  'no-group': '{rule} がどのグループのルールか分かりません。',
  'no-terraform-groups': 'alicloud_security_group も alicloud_security_group_rule も見つかりません。',
  'group-in-advanced':
    'エンタープライズセキュリティグループのルールではグループを指定できません。こうしたルールは何にも当てはまりません。',
  'type-assumed': '{group} の種類がどの文書にもないため、基本と見なしました。違うときは選び直してください。',
  'mixed-types': '1 つの ENI に基本とエンタープライズを混ぜることはできません。',
  'answer-without-rules': 'この API の応答には、ルールについての記載がありません。',
  'not-looked-into':
    '文書の値が {limit} 個を超えるため、この場所より後は調べていません。グループの部分だけを切り出してください。',
  'unknown-document':
    '知っている形の文書ではありません。DescribeSecurityGroupAttribute の応答や terraform show -json を貼り付けてください。',
  'port-list-named': 'ポートリストに ID がないため、中身の分からない唯一のリスト {list} と見なしました。',
  'port-list-unnamed': 'ポートリストに ID がなく、どのリストか分かりません。',
  xml: 'XML のようです。JSON を貼り付けてください (CLI の出力は JSON です)。',
  csv: 'CSV のようです。CSV の列は公開されていないため読めません。JSON で書き出してください。',
  'cut-off':
    '{line} 行 {column} 列の閉じかっこに、対応する開きかっこがありません。文書の先頭が欠けているかもしれません。',
  'end-not-told':
    'この形の出力からは、「{field}」の値がどこで終わるか分かりません。後に続くフィールドやルールが、その値の一部かもしれません。',
  'repeated-name': '{line} 行 {column} 列: 1 つのオブジェクトに「{field}」が 2 回あります。最後のものを読みました。',
  'too-many-documents': '{line} 行 {column} 列: 文書は {limit} 個まで読みます。残りは読んでいません。',
  'too-many-groups': 'グループは {limit} 個まで読みます。残りは読んでいません。',
  'too-many-entries': 'リストの項目は全部で {limit} 個まで読みます。残りは読んでいません。',
  'too-many-per-request': '1 回のリクエストで追加できるルールは {limit} 個までです({found} 個あります)。',
  'wrong-type': '{field} は文字列でなければなりません({found} になっています)。',
  'repeated-block': '{rule} という名前のブロックが 2 つあります。最初のものだけを読みました。',
  'block-cut-off': '{rule} のブロックが閉じていません。テキストの終わりが欠けているかもしれません。',
  'command-commented': '{line} 行: {found} はコメントの中にあるため、読み取っていません。',
  'command-not-read': '{line} 行: {found} はルールを作らないコマンドのため、読み取っていません。',
  'too-many-commands': '{line} 行: コマンドは {limit} 個まで読みます。残りは読んでいません。',
  'several-values':
    '{field} が「{found}」です。1 つのルールには 1 つだけ書けます。複数あるときはルールを分けてください。',
  'self-reference':
    'ルールが自分のグループを指しています。API はこのルールの作成を拒みます (InvalidParamter.Conflict)。書かれているとおりに読みました。',
  'inner-access-assumed':
    '{group} の内部接続性ポリシー (InnerAccessPolicy) が書かれていません。初期値の Accept と見なしました。',
  'pages-joined': '複数のページをつなげて読みました。間のページが抜けていても、文書からは分かりません。',
  'service-managed': '{group} はほかのクラウドサービスが管理しています。ルールは見ることしかできません。',
  'no-membership': 'ネットワークインターフェースが属するグループ (SecurityGroupIds) がありません。',
  'ask-interface':
    'ネットワークインターフェースが {count} 個あります。調べたいものを選んでください(いまは全グループを読んでいます)。',
  'no-interface': 'ネットワークインターフェース {interface} は、どの文書にもありません。',
  'group-not-shown': '{interface} は {group} にも属していますが、そのルールが貼り付けられていません。',
  'not-in-interface': '{group} は {interface} のグループではありません。いまはいっしょに読んでいます。',
  'list-missing':
    '{list} の中身がありません({count} 個のルールが使っています)。これに左右されるパケットは判定できません。',
  'known-after-apply': '{rule} の {field} は、文書からは値が分かりません。このルールがあるかもしれません。',
  'variable-not-given':
    '{name} の値が貼り付けの中にありません。値を決めるもの (.tfvars ファイル、variable の default、-var や TF_VAR_… の指定) も一緒に貼り付けてください。',
  'no-template-groups': 'テンプレートに ALIYUN::ECS::SecurityGroup もルールもありません。',
  more: 'ほかに {count} 件あります。',
  'json-note':
    '{line} 行 {column} 列: 厳密な JSON にはない書き方 (コメント、末尾のコンマ、特殊な空白) ですが、読みました。',
  'yaml-syntax': '{line} 行 {column} 列で YAML の形が崩れています。',
  'yaml-too-long':
    'YAML の行と項目が {limit} を超えていて、読むのに時間がかかりすぎます。グループを何回かに分けるか、JSON で貼り付けてください。',
  'yaml-unread': 'YAML ですが、YAML を読む部品を読み込めていません。',
  'text-unread': '文書の中のテキストが別の文書のようですが、JSON として読めません。',
  'nic-internet':
    '{field} が internet です。VPC では intranet の意味なので、そう読みました。Terraform では intranet と書きます。',
  'nic-type': '{field} が「{found}」です。internet か intranet が必要です。',
  'port-range-read': '{field} の「{found}」は {read} として読みました。API にはこの形で書きます。',
  folded: '{field} の「{found}」は全角です。{read} として読みました。',
  'mask-notation': '{field} の「{found}」はマスク表記です。{read} として読みました。',
  'mixed-vpcs': '1 つの ENI のグループは同じ VPC にありますが、{first} と {second} に分かれています。',
  'no-such-group': 'グループ {group} を示す文書がありません。',
  'type-contradicted': '文書では {group} のタイプは {found} ですが、{given} が選ばれています。',
  'value-type': '{field} の「{found}」は、この項目の値として読めません。',
  contradiction:
    '{subject} の {field} が、ここでは「{second}」、{otherDocument} 番目の文書 ({otherPath}) では「{first}」です。',
  'default-taken': '{name} はデフォルト値で読みました。別の値を渡すと結果が変わります。',
  'assigned-twice':
    '{name} に 2 つの値 {first} と {second} が渡されています。どちらを使うか分からないため、この変数を使うルールは未確定です。適用するファイルだけを貼り付けてください。',
  'condition-false': 'パラメーターのデフォルト値では {name} は作られません。',
  'module-not-read': 'モジュール {name} はセキュリティグループを作りますが、その中身は貼り付けにありません。',
  'part-not-read':
    '{name} はセキュリティグループ {group} を受け取りますが、追加するかもしれないルールは貼り付けにありません。',
  'event-not-read': 'イベント {found} はルールを追加しないため、読み取っていません。',
  'group-by-only':
    '{rule} のグループはまだ決まっていません。作られるグループは {group} だけなので、そのルールとして読みました。',
  'plan-destroys': '{rule} はこのプランで削除されるため、読み飛ばしました。',
  'command-empty': '{line} 行目: ルールを作るコマンドですが、ルールのパラメーターがありません。',
  'command-list': '{line} 行目: 「{found}」はルールのリストとして読めません。',
  'quote-open': '{line} 行目: 引用符が閉じていません。',
} satisfies Record<WarningCode, string>

/** Why an analysis of all packets is refused, and what to do. */
export const spaceLimits: Record<SpaceLimitName, string> = {
  boxes:
    'ルールから {most} を超えるポートとアドレスの組み合わせができます。1 つのルールに使うのはプレフィックスリストかポートリストのどちらかにするか、グループを減らしてください。',
  conditions:
    'ルールが {most} を超えるグループや、中身の分からないリストを指しています。リストの中身を加えるか、グループを減らしてください。',
  protocols: 'ルールが {most} を超えるプロトコル番号を指しています。ルールを減らしてください。',
  steps: 'ルールの重なりが多すぎて、現実的な時間で調べきれません。グループを減らすか、片方の方向だけにしてください。',
  regions: '答えが {most} を超える部分に分かれます。方向、プロトコル、アドレスのどれかを絞ってください。',
}
