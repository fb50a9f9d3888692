import type { FindingWords } from '@/lib/rules'

/** What the findings of the rule tool say, on the page and in the files that it gives out. */
export const findings: FindingWords = {
  title: 'セキュリティグループのルールの点検',
  none: '何も見つかりませんでした。',
  byHandTitle: '手で確かめるところ',
  suppressedTitle: '除外したもの',
  columns: {
    severity: '危険度',
    finding: '内容',
    rules: 'ルール',
    proof: '証拠',
    advice: '対処',
    checks: '同じことを報告する検査',
    suppressed: '除外の理由',
  },
  severities: {
    high: '高',
    medium: '中',
    low: '低',
    info: '参考',
  },
  kinds: {
    'open-all-ports': {
      title: 'すべてのポートが全員に公開',
      text: '{protocols} のほぼすべてのポートが、{addresses}に開いています。',
      advice: '提供するポートだけをそれぞれのルールで開き、このルールを削除してください。',
    },
    'open-range': {
      title: '広い範囲のポートが全員に公開',
      text: '{protocol} のポート {ports} が、{addresses}に開いています。その中の危険度の高いサービス: {services}。',
      advice: '提供するポートだけに範囲を狭めてください。',
    },
    'open-service': {
      title: 'サービスが全員に公開',
      text: '{protocol} のポート {port} ({services}) が、{addresses}に開いています。',
      advice: '必要なアドレスからだけ許可するか、VPN や踏み台ホストの内側に置いてください。',
    },
    'open-port': {
      title: 'ポートが全員に公開',
      text: '{protocol} のポート {ports} が、{addresses}に開いています。',
      advice: '公開するつもりのポートだけを開いたままにし、ルールの説明にそう書いてください。',
    },
    'open-protocol': {
      title: 'プロトコルが全員に公開',
      text: '{protocol} が、{addresses}に開いています。',
      advice: 'ping には ICMP が必要です。それ以外のプロトコルを公開することはまれです。',
    },
    'all-traffic': {
      title: 'ルールが送信元からのすべてを許可',
      text: 'ルールは {peer} からの {protocol} をすべてのポートで許可します。',
      advice: 'その送信元に必要なプロトコルとポートを指定してください。',
    },
    'egress-all': {
      title: '外への通信をすべて許可',
      text: '{addresses}への、すべてのプロトコルの送信が許可されます。',
      advice: 'データを外に出してはならない場合は、必要な宛先だけを許可し、残りを拒否してください。',
    },
    'command-port': {
      title: '認証なしで操作できるポートが、広く開いています',
      text: '{protocol} のポート {port} ({services}) が {peer} ({size} 個のアドレス) に開いています。標準の設定では、つながる人はだれでもこのマシンでコマンドを実行できます。',
      advice:
        '必要なホストだけを許可するか、証明書やパスワードを求める設定にしてください (Docker なら 2376 番の TLS、または SSH)。',
    },
    'wide-source': {
      title: 'インターネットの広い範囲を許可',
      text: 'ルールは {peer} からのポート {ports} を許可します。インターネットの多くのアドレスを含むブロックです。',
      advice: '必要なアドレスを指定してください。これほど広いブロックには、ほかの持ち主もいます。',
    },
    'public-source': {
      title: 'インターネットのアドレスを許可',
      text: 'ルールは、インターネットのアドレス {peer} からのポート {ports} を許可します。',
      advice: 'そのアドレスが今も、許可した相手のものかを確かめてください。',
    },
    'no-effect': {
      title: '効果のないルール',
      text: 'このルールがなくても、通信の扱いは何も変わりません ({why})。',
      advice: '削除できます。',
    },
    'blocks-nothing': {
      title: '何も止めていない拒否ルール',
      text: '優先度 {priority} で拒否していますが、先に見る許可ルールがそのすべてを通しています。',
      advice: '止めたいはずの通信が通っています。先に見られるよう優先度を上げるか、通してよい通信なら削除します。',
    },
    'partial-shadow': {
      title: '前のルールに一部を覆われたルール',
      text: '先に読まれる反対の動作のルール {other} が、このルールに当てはまる通信の一部を決めます。',
      advice: '例外のつもりなら正しい設定です。そうでなければ、どちらかを直してください。',
    },
    'no-description': {
      title: '説明のないルール',
      text: '何のためのルールかが書かれていないもの: {count}。',
      advice: 'だれがなぜ必要としたかを書いてください。',
    },
    'default-group': {
      title: 'デフォルトのグループを使用',
      text: '{group} は、自動で作られるグループの名前かルールを持っています。',
      advice: '用途ごとにグループを作ってください。デフォルトのグループは、選ばずに起動したものすべてで共有されます。',
    },
    'near-limit': {
      title: '上限に近い',
      text: '{limit}: {maximum} のうち {used} を使っています。{subject}',
      advice: 'ルールを広いブロックやプレフィックスリストにまとめるか、効果のないルールを削除してください。',
    },
  },
  byHand: {
    unread: '{subject} のルールを完全には読めませんでした ({at})。さらに開いているかもしれません。',
    incomplete: '{subject} には、読んだもののほかにもルールがあります。',
    'list-missing': '{subject} の中身がわかりません。ルールがこれを指定しています。',
    'type-assumed': '{subject} の種類がわからないため、ベーシックセキュリティグループとみなしました。',
  },
  whys: {
    duplicate: '同じルールがもう 1 つあります',
    covered: '当てはまる通信は、すべてほかのルールが決めます',
    unreachable: '先に見るルールが、すべて逆に決めます',
    'repeats-default': 'デフォルトが同じ判定をします',
  },
  limits: {
    'rules-per-interface': 'ENI のルール',
    'rules-per-group': 'グループのルール',
    'groups-per-interface': 'ENI のグループ',
    'referenced-groups': 'グループを指定するルール',
    'prefix-list-entries': 'プレフィックスリストのエントリ',
  },
  reach: {
    every: 'インターネットのすべての IPv{family} アドレス',
    but: 'インターネットの IPv{family} アドレスのうち {closed} 個を除くすべて',
    share: 'インターネットの IPv{family} アドレスの {percent} % 以上',
  },
  proof: {
    accept: '相手 {peer}{port} のパケット ({direction}、{protocol}) は許可されます。',
    drop: '相手 {peer}{port} のパケット ({direction}、{protocol}) は拒否されます。',
  },
}
