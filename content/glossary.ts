/**
 * The words of the site: one name for one thing in each language, the other names that readers meet, and what it is in
 * our own words. `<Term id="prefix-list">…</Term>` shows the definition; the glossary page shows all.
 *
 * `also` are names that official pages and people use: the glossary shows them and the question box knows them.
 * `never` are names that our own texts don't use; a test holds every text of the language to it.
 */

export const glossaryGroups = ['groups', 'rules', 'network', 'proving', 'account'] as const

export type GlossaryGroup = (typeof glossaryGroups)[number]

export interface Wording {
  readonly name: string
  readonly definition: string
  readonly also?: readonly string[]
  readonly never?: readonly string[]
}

export interface GlossaryEntry {
  readonly group: GlossaryGroup
  /** What the API, the CLI or an id calls it. */
  readonly api?: string
  readonly words: Readonly<Record<'ja' | 'en' | 'zh', Wording>>
}

export const glossary = {
  'security-group': {
    group: 'groups',
    api: 'SecurityGroupId sg-…',
    words: {
      ja: {
        name: 'セキュリティグループ',
        definition: '所属する ENI に出入りするパケットを、状態を覚えながら許可・拒否するルールの集まり。',
      },
      en: {
        name: 'security group',
        definition: 'A stateful set of rules that decides which packets reach and leave the network interfaces in it.',
      },
      zh: { name: '安全组', definition: '一组有状态的规则，决定组内网卡可以收发哪些数据包。' },
    },
  },
  'basic-group': {
    group: 'groups',
    api: 'SecurityGroupType normal',
    words: {
      ja: {
        name: '基本セキュリティグループ',
        definition:
          'メンバー同士が初期状態で通信でき、ルールでグループを指定でき、アウトバウンドが初期状態で開いている種類。',
        also: ['ベーシックセキュリティグループ', '普通セキュリティグループ'],
      },
      en: {
        name: 'basic security group',
        definition:
          'The type in which members can reach each other by default, rules may name groups, and outbound is open by default.',
        also: ['normal security group'],
      },
      zh: {
        name: '普通安全组',
        definition: '默认组内互通、规则可以授权安全组、出方向默认放行的类型。',
        also: ['基本安全组'],
      },
    },
  },
  'enterprise-group': {
    group: 'groups',
    api: 'SecurityGroupType enterprise',
    words: {
      ja: {
        name: 'エンタープライズセキュリティグループ',
        definition:
          '多数のアドレス向けの種類。メンバーは分離され、両方向が初期状態で閉じ、ルールでグループを指定できない。',
        also: ['高度なセキュリティグループ', '拡張セキュリティグループ', 'アドバンストセキュリティグループ'],
        never: ['高度なセキュリティグループ', '拡張セキュリティグループ', 'アドバンストセキュリティグループ'],
      },
      en: {
        name: 'enterprise security group',
        definition:
          'The type for many addresses: members are apart, both directions are closed by default, rules cannot name groups.',
        also: ['advanced security group'],
        never: ['advanced security group'],
      },
      zh: {
        name: '企业级安全组',
        definition: '面向大量地址的类型：组内隔离，出入方向默认都不放行，规则不能授权安全组。',
        also: ['企业安全组', '高级安全组'],
        never: ['企业安全组', '高级安全组'],
      },
    },
  },
  'default-group': {
    group: 'groups',
    words: {
      ja: {
        name: 'デフォルトセキュリティグループ',
        definition:
          'グループを指定せずにインスタンスを作ったとき自動で作られる基本グループ。SSH・RDP・ICMP が全体に開いている。',
      },
      en: {
        name: 'default security group',
        definition:
          'The basic group that Alibaba Cloud makes when an instance is created without one; it opens SSH, RDP and ICMP to everyone.',
      },
      zh: {
        name: '默认安全组',
        definition: '创建实例未指定安全组时系统自动创建的普通安全组，对所有地址放行 SSH、RDP 和 ICMP。',
      },
    },
  },
  'managed-group': {
    group: 'groups',
    api: 'ServiceManaged, ServiceID',
    words: {
      ja: {
        name: 'マネージドセキュリティグループ',
        definition: 'クラウドサービスが自分用に作ったグループ。表示はできるが変更はできない。',
      },
      en: {
        name: 'managed security group',
        definition: 'A group that a cloud service made for itself; you can look at it, not change it.',
      },
      zh: { name: '托管安全组', definition: '云产品为自身创建的安全组，只能查看，不能修改。' },
    },
  },
  member: {
    group: 'groups',
    words: {
      ja: { name: 'メンバー', definition: 'グループに属している ENI。' },
      en: { name: 'member', definition: 'A network interface that is in the group.' },
      zh: { name: '组内实例', definition: '关联到该安全组的网卡。', also: ['组内网卡'] },
    },
  },
  'internal-access-policy': {
    group: 'groups',
    api: 'InnerAccessPolicy',
    words: {
      ja: {
        name: '内部接続性ポリシー',
        definition: '基本グループのメンバー同士を、ルールより先に内部ネットワークで通すかどうかの設定。',
        also: ['内部アクセス制御ポリシー', '内部接続ポリシー', 'グループ内の接続ポリシー'],
        never: ['グループ内の接続ポリシー'],
      },
      en: {
        name: 'internal access control policy',
        definition:
          'Whether members of a basic group reach each other over the internal network before rules are looked at.',
        also: ['internal communication policy', 'internal connectivity policy', 'intra-group connectivity policy'],
        never: ['internal access policy', 'internal communication policy'],
      },
      zh: {
        name: '组内连通策略',
        definition: '普通安全组内成员之间内网是否（先于规则）互通的设置。',
        also: ['组内网络连通策略', '安全组内网络连通策略'],
      },
    },
  },
  'interconnected-isolated': {
    group: 'groups',
    api: 'Accept / Drop',
    words: {
      ja: {
        name: '相互接続 / 分離',
        definition: '上の設定の 2 つの値。常に通すか、ルールで許可したものだけ通すか。',
        also: ['グループ内インターワーキング'],
      },
      en: {
        name: 'interconnected / isolated',
        definition: 'The two values of that policy: members always pass, or only what rules allow passes.',
        also: ['intra-group interworking'],
      },
      zh: {
        name: '组内互通 / 组内隔离',
        definition: '该策略的两个取值：始终互通，或仅放行规则允许的流量。',
        also: ['内网互通', '内网隔离'],
      },
    },
  },
  clone: {
    group: 'groups',
    words: {
      ja: {
        name: 'セキュリティグループのクローン',
        definition: 'グループの写しを(望めばルールごと)任意のリージョンに作る操作。種類を選ぶ欄はない。',
      },
      en: {
        name: 'clone a security group',
        definition: 'Makes a copy of a group, with its rules if wanted, in any region; it has no field for the type.',
      },
      zh: { name: '克隆安全组', definition: '在任意地域复制一个安全组（可保留规则），没有类型选项。' },
    },
  },
  snapshot: {
    group: 'groups',
    words: {
      ja: {
        name: 'セキュリティグループスナップショット',
        definition: '変更の数分後に取られるルールのバックアップ。全体を戻せる。',
      },
      en: {
        name: 'security group snapshot',
        definition:
          "A dated backup of a group's rules, made some minutes after a change, that can be restored as a whole.",
      },
      zh: { name: '安全组快照', definition: '规则变更数分钟后生成的备份，可整体恢复。' },
    },
  },
  rule: {
    group: 'rules',
    api: 'SecurityGroupRuleId sgr-…',
    words: {
      ja: {
        name: 'セキュリティグループルール',
        definition: '方向・動作・優先度・プロトコル・ポート・相手を定める 1 行。',
      },
      en: {
        name: 'security group rule',
        definition: 'One line of a group: direction, action, priority, protocol, ports, other end.',
      },
      zh: { name: '安全组规则', definition: '由方向、策略、优先级、协议、端口和对端组成的一条记录。' },
    },
  },
  direction: {
    group: 'rules',
    api: 'ingress, egress',
    words: {
      ja: {
        name: 'インバウンド、アウトバウンド',
        definition: 'インスタンスへ向かう側と、出ていく側。接続を始めた側の向きのルールが使われる。',
      },
      en: {
        name: 'inbound, outbound',
        definition: 'Towards the instance; away from it. The side that opens the connection decides which rules count.',
      },
      zh: { name: '入方向、出方向', definition: '进入实例的方向与离开实例的方向，以发起连接的方向为准。' },
    },
  },
  action: {
    group: 'rules',
    api: 'Policy accept / drop',
    words: {
      ja: {
        name: '動作 (許可 / 拒否)',
        definition: '一致したパケットを通すか捨てるか。',
        also: ['権限付与ポリシー', 'アクション'],
      },
      en: {
        name: 'action (Allow / Deny)',
        definition: 'What a matching rule does with the packet.',
        also: ['authorization policy', 'Forbid'],
      },
      zh: { name: '授权策略 (允许 / 拒绝)', definition: '规则匹配后放行还是丢弃。', also: ['允许策略', '拒绝策略'] },
    },
  },
  priority: {
    group: 'rules',
    api: 'Priority 1–100',
    words: {
      ja: { name: '優先度', definition: '1〜100。小さいほうが勝ち、同じなら拒否が勝つ。' },
      en: { name: 'priority', definition: '1 to 100; the smaller number wins, and Deny wins between equals.' },
      zh: { name: '优先级', definition: '1～100，数字越小越优先；相同时拒绝优先。' },
    },
  },
  'authorization-object': {
    group: 'rules',
    api: 'SourceCidrIp, Ipv6SourceCidrIp, SourceGroupId, SourcePrefixListId (Dest… for egress)',
    words: {
      ja: {
        name: '権限付与オブジェクト',
        definition: 'ルールが相手として指定するもの。CIDR・アドレス、グループ、プレフィックスリスト。',
        also: ['承認オブジェクト', '許可オブジェクト', '送信元', '宛先'],
        never: ['承認オブジェクト', '許可オブジェクト'],
      },
      en: {
        name: 'authorization object',
        definition: 'The other end that a rule names: a block or address, a group, or a prefix list.',
        also: ['source', 'destination'],
      },
      zh: {
        name: '授权对象',
        definition: '规则指定的对端：地址段、安全组或前缀列表。',
        also: ['访问来源', '访问目的(本实例)'],
      },
    },
  },
  protocol: {
    group: 'rules',
    api: 'IpProtocol',
    words: {
      ja: {
        name: 'プロトコル',
        definition: 'TCP・UDP・ICMP・ICMPv6・GRE・ALL。一部のリージョンでは IANA の番号も使える。',
      },
      en: { name: 'protocol', definition: 'TCP, UDP, ICMP, ICMPv6, GRE or ALL; some regions also take IANA numbers.' },
      zh: { name: '协议类型', definition: 'TCP、UDP、ICMP、ICMPv6、GRE 或 ALL，部分地域支持 IANA 协议号。' },
    },
  },
  'port-range': {
    group: 'rules',
    api: 'PortRange 80/80',
    words: {
      ja: { name: 'ポート範囲', definition: '先頭/末尾をスラッシュで書く。ポートのないプロトコルは -1/-1。' },
      en: { name: 'port range', definition: 'First and last port with a slash; -1/-1 where a protocol has no ports.' },
      zh: { name: '端口范围', definition: '用斜线分隔起止端口；没有端口的协议写 -1/-1。' },
    },
  },
  'prefix-list': {
    group: 'rules',
    api: 'PrefixListId pl-…',
    words: {
      ja: {
        name: 'プレフィックスリスト',
        definition: 'ルールから参照できる CIDR の一覧。ルール数には最大エントリ数で数えられる。',
      },
      en: {
        name: 'prefix list',
        definition:
          'A named list of CIDR blocks that rules can point to; it counts with its maximum number of entries.',
      },
      zh: { name: '前缀列表', definition: '可被规则引用的地址段集合，按最大条目数计入规则数。' },
    },
  },
  'port-list': {
    group: 'rules',
    api: 'PortRangeListId prl-…',
    words: {
      ja: {
        name: 'ポートリスト',
        definition: '1 つの範囲の代わりに参照できるポート範囲の一覧。最大エントリ数で数えられる。',
      },
      en: {
        name: 'port list',
        definition:
          'A named list of port ranges that a rule can point to instead of one range; counts with its maximum.',
      },
      zh: { name: '端口列表', definition: '规则可引用的端口范围集合，按最大条目数计数。' },
    },
  },
  'max-entries': {
    group: 'rules',
    api: 'MaxEntries',
    words: {
      ja: { name: '最大エントリ数', definition: '一覧を作るときに決める大きさ。変更できず、ルール数はこれで数える。' },
      en: {
        name: 'maximum number of entries',
        definition: 'The size given when a list is made; it cannot be changed and is what the rule quota counts.',
      },
      zh: { name: '最大条目数', definition: '创建列表时设定、不可修改、用于计算规则数的容量。' },
    },
  },
  'redundant-rule': {
    group: 'rules',
    words: {
      ja: { name: '冗長なルール', definition: '同じか高い優先度の別のルールに完全に含まれるルール。' },
      en: {
        name: 'redundant rule',
        definition: 'A rule that another rule of at least its priority covers completely.',
      },
      zh: { name: '冗余规则', definition: '被优先级不低于它的另一条规则完全覆盖的规则。' },
    },
  },
  'rule-health-check': {
    group: 'rules',
    words: {
      ja: {
        name: 'セキュリティグループのヘルスチェック',
        definition: '冗長なルールを列挙するコンソールの機能。ロードバランサーのヘルスチェックとは別。',
      },
      en: {
        name: 'security group health check',
        definition: 'The console function that lists redundant rules; not the health check of a load balancer.',
      },
      zh: { name: '安全组健康检查', definition: '控制台中识别冗余规则的功能，与负载均衡健康检查无关。' },
    },
  },
  'five-tuple-rule': {
    group: 'rules',
    api: 'SourcePortRange',
    words: {
      ja: {
        name: '5 タプルルール',
        definition: '送信元ポートと宛先の範囲まで決めるルール。API でだけ作れる。',
        also: ['5 つのルール'],
      },
      en: {
        name: 'five-tuple rule',
        definition: 'A rule that also fixes the source port and the destination block; only through the API.',
        also: ['quintuple rule'],
      },
      zh: { name: '五元组规则', definition: '同时限定源端口和目的地址段的规则，仅可通过 API 设置。' },
    },
  },
  'hidden-default': {
    group: 'rules',
    words: {
      ja: {
        name: '非表示のデフォルトアクセス制御ルール',
        definition: 'どのルールにも一致しないときの扱い。種類と方向で決まり、一覧には出ない。',
      },
      en: {
        name: 'default access control rule',
        definition:
          'What happens to a packet that no rule matches; depends on the type and direction and is never listed.',
        also: ['implicit rule', 'invisible default rule'],
      },
      zh: { name: '默认访问控制规则', definition: '没有规则匹配时的处理方式，取决于类型和方向，不会列出。' },
    },
  },
  stateful: {
    group: 'rules',
    words: {
      ja: { name: 'ステートフル、ステートレス', definition: '接続を覚えて応答を通す/パケットごとに判断する。' },
      en: {
        name: 'stateful, stateless',
        definition: 'Remembers a connection and lets its replies pass; or judges every packet alone.',
      },
      zh: { name: '有状态、无状态', definition: '记住连接并放行其响应；或逐包判断。' },
    },
  },
  session: {
    group: 'rules',
    words: {
      ja: { name: 'セッション', definition: '覚えられている接続。通信のない TCP では既定で 910 秒。' },
      en: { name: 'session', definition: 'A remembered connection; an idle TCP one for 910 seconds by default.' },
      zh: { name: '会话', definition: '被记住的连接；空闲的 TCP 连接默认保留 910 秒。' },
    },
  },
  'least-privilege': {
    group: 'rules',
    words: {
      ja: { name: '最小権限', definition: '必要なポートと相手だけを開けること。' },
      en: { name: 'least privilege', definition: 'Open only the ports and sources that are needed.' },
      zh: { name: '最小权限', definition: '只放行必要的端口和来源。' },
    },
  },
  allowlist: {
    group: 'rules',
    words: {
      ja: {
        name: '許可リスト',
        definition: 'サービスが受け付けるアドレスの一覧。',
        also: ['ホワイトリスト'],
      },
      en: {
        name: 'allowlist',
        definition: 'A list of addresses a service accepts.',
        also: ['whitelist'],
      },
      zh: { name: '白名单', definition: '服务接受的地址列表。' },
    },
  },
  instance: {
    group: 'network',
    api: 'InstanceId i-…',
    words: {
      ja: { name: 'ECS インスタンス', definition: 'Elastic Compute Service の仮想サーバー。' },
      en: { name: 'ECS instance', definition: 'A virtual server of Elastic Compute Service.' },
      zh: { name: 'ECS 实例', definition: '云服务器 ECS 的虚拟服务器。', also: ['云服务器'] },
    },
  },
  eni: {
    group: 'network',
    api: 'NetworkInterfaceId eni-…',
    words: {
      ja: {
        name: 'Elastic Network Interface (ENI)',
        definition: 'グループが付く仮想ネットワークカード。',
        also: ['弾性ネットワークインターフェース'],
      },
      en: {
        name: 'elastic network interface (ENI)',
        definition: 'The virtual card to which groups are attached.',
        also: ['NIC', 'network interface'],
      },
      zh: { name: '弹性网卡', definition: '安全组实际关联的虚拟网卡。', also: ['ENI'] },
    },
  },
  'primary-eni': {
    group: 'network',
    api: 'Type Primary',
    words: {
      ja: { name: 'プライマリ ENI', definition: 'インスタンスの最初の ENI。グループはインスタンスと同じ。' },
      en: { name: 'primary ENI', definition: "The first interface of an instance; its groups are the instance's." },
      zh: { name: '主网卡', definition: '实例的第一块网卡，安全组与实例一致。' },
    },
  },
  'secondary-eni': {
    group: 'network',
    api: 'Type Secondary',
    words: {
      ja: { name: 'セカンダリ ENI', definition: '自分のグループを持てる追加の ENI。' },
      en: { name: 'secondary ENI', definition: 'A further interface with groups of its own.' },
      zh: { name: '辅助弹性网卡', definition: '可单独设置安全组的附加网卡。', also: ['辅助网卡'] },
    },
  },
  vpc: {
    group: 'network',
    api: 'VpcId',
    words: {
      ja: {
        name: 'Virtual Private Cloud (VPC)',
        definition: '自分専用のネットワーク。グループは 1 つの VPC の中だけで働く。',
      },
      en: { name: 'virtual private cloud (VPC)', definition: 'A private network; a group works in one only.' },
      zh: { name: '专有网络 VPC', definition: '私有网络；安全组只在一个 VPC 内有效。' },
    },
  },
  vswitch: {
    group: 'network',
    api: 'VSwitchId vsw-…',
    words: {
      ja: { name: 'vSwitch', definition: 'VPC のサブネット。' },
      en: { name: 'vSwitch', definition: 'A subnet of a VPC in one zone.' },
      zh: { name: '交换机', definition: 'VPC 内某可用区的子网。', also: ['虚拟交换机'], never: ['虚拟交换机'] },
    },
  },
  eip: {
    group: 'network',
    api: 'AllocationId eip-…',
    words: {
      ja: { name: 'Elastic IP アドレス (EIP)', definition: 'インスタンスや ENI に付けられるパブリックアドレス。' },
      en: { name: 'elastic IP address (EIP)', definition: 'A public address that can be bound to an instance or ENI.' },
      zh: { name: '弹性公网 IP', definition: '可绑定到实例或网卡的公网地址。' },
    },
  },
  'internal-network': {
    group: 'network',
    api: 'NicType intranet',
    words: {
      ja: {
        name: '内部ネットワーク',
        definition: 'プライベートアドレスでの通信。',
        also: ['イントラネット'],
        never: ['イントラネット'],
      },
      en: { name: 'internal network', definition: 'Traffic over private addresses.', also: ['intranet'] },
      zh: { name: '内网', definition: '使用私网地址的通信。' },
    },
  },
  internet: {
    group: 'network',
    api: 'NicType internet',
    words: {
      ja: { name: 'インターネット', definition: 'パブリックアドレスでの通信。' },
      en: { name: 'Internet', definition: 'Traffic over public addresses.' },
      zh: { name: '公网', definition: '使用公网地址的通信。' },
    },
  },
  'network-acl': {
    group: 'network',
    api: 'NetworkAclId',
    words: {
      ja: { name: 'ネットワーク ACL', definition: 'vSwitch の境界で順番に見る、ステートレスなルール。' },
      en: {
        name: 'network ACL',
        definition: 'Stateless rules at the border of a vSwitch, tried in order.',
        also: ['NACL'],
      },
      zh: { name: '网络 ACL', definition: '在交换机边界按顺序匹配的无状态规则。' },
    },
  },
  'route-table': {
    group: 'network',
    api: 'RouteTableId',
    words: {
      ja: { name: 'ルートテーブル', definition: 'パケットの次の行き先を決める表。' },
      en: { name: 'route table', definition: 'Where a packet goes next.' },
      zh: { name: '路由表', definition: '决定数据包下一跳的表。' },
    },
  },
  'nat-gateway': {
    group: 'network',
    api: 'NatGatewayId',
    words: {
      ja: { name: 'NAT Gateway (SNAT、DNAT)', definition: '出るとき(SNAT)・入るとき(DNAT)にアドレスを変換する。' },
      en: { name: 'NAT gateway (SNAT, DNAT)', definition: 'Translates addresses on the way out (SNAT) or in (DNAT).' },
      zh: { name: 'NAT 网关 (SNAT、DNAT)', definition: '在出方向(SNAT)或入方向(DNAT)转换地址。' },
    },
  },
  'vpc-peering': {
    group: 'network',
    words: {
      ja: { name: 'VPC ピアリング接続', definition: '2 つの VPC をつなぐ。ルールはグループではなく CIDR で書く。' },
      en: {
        name: 'VPC peering connection',
        definition: 'Joins two VPCs; rules must then name CIDR blocks, not groups.',
      },
      zh: { name: 'VPC 对等连接', definition: '连接两个 VPC，规则须用地址段而非安全组。' },
    },
  },
  'load-balancer': {
    group: 'network',
    api: 'LoadBalancerId',
    words: {
      ja: {
        name: 'ロードバランサー (CLB、ALB、NLB)',
        definition: '接続をサーバーに振り分ける。NLB と ALB には自分のグループを付けられる。',
        also: ['SLB'],
      },
      en: {
        name: 'load balancer (CLB, ALB, NLB)',
        definition: 'Spreads connections over servers; NLB and ALB can have groups of their own.',
        also: ['SLB'],
      },
      zh: {
        name: '负载均衡 (CLB、ALB、NLB)',
        definition: '把连接分发到后端服务器；NLB、ALB 可关联安全组。',
        also: ['SLB'],
      },
    },
  },
  listener: {
    group: 'network',
    api: 'ListenerPort',
    words: {
      ja: { name: 'リスナー', definition: 'ロードバランサーが接続を受けるポートとプロトコル。' },
      en: { name: 'listener', definition: 'The port and protocol on which a load balancer accepts connections.' },
      zh: { name: '监听', definition: '负载均衡接收连接的端口和协议。' },
    },
  },
  listening: {
    group: 'network',
    words: {
      ja: {
        name: 'リッスン',
        definition: 'プログラムがサーバーのポートで待っていること。ss や netstat で見える。',
        also: ['待ち受け'],
      },
      en: {
        name: 'listening',
        definition: 'A program waiting on a port of the server, seen with ss or netstat.',
        also: ['listening socket'],
      },
      zh: { name: '监听端口', definition: '程序在服务器端口上等待连接，可用 ss 或 netstat 查看。' },
    },
  },
  'health-check': {
    group: 'network',
    words: {
      ja: { name: 'ヘルスチェック', definition: 'ロードバランサーによる確認。CLB では 100.64.0.0/10 から来る。' },
      en: { name: 'health check', definition: 'Probes of a load balancer; those of CLB come from 100.64.0.0/10.' },
      zh: { name: '健康检查', definition: '负载均衡的探测；CLB 的探测来自 100.64.0.0/10。' },
    },
  },
  'cidr-block': {
    group: 'network',
    words: {
      ja: { name: 'CIDR ブロック', definition: 'アドレス/長さで書くアドレスの範囲。' },
      en: { name: 'CIDR block', definition: 'A range of addresses written as address/length.' },
      zh: { name: '地址段 (CIDR)', definition: '用 地址/前缀长度 表示的地址范围。' },
    },
  },
  'cloud-firewall': {
    group: 'network',
    words: {
      ja: {
        name: 'Cloud Firewall',
        definition:
          '別のサービス。インターネット・VPC・ECS(内部)のファイアウォールがあり、最後のものはグループにルールを書く。',
        also: ['クラウドファイアウォール', 'インターネットファイアウォール'],
      },
      en: {
        name: 'Cloud Firewall',
        definition:
          'A separate service: Internet, VPC and ECS (internal) firewalls; the last writes rules into groups.',
      },
      zh: {
        name: '云防火墙',
        definition: '独立服务，含互联网边界、VPC 边界和主机(内部)防火墙，后者会向安全组下发规则。',
      },
    },
  },
  'host-firewall': {
    group: 'network',
    words: {
      ja: {
        name: 'ホストのファイアウォール',
        definition: 'OS 自身のファイアウォール。',
        also: ['OS のファイアウォール', '中のファイアウォール', 'インスタンスのファイアウォール'],
        never: ['OS のファイアウォール', '中のファイアウォール', 'インスタンスのファイアウォール'],
      },
      en: {
        name: 'host firewall',
        definition: 'The firewall of the guest system (nftables, firewalld, Windows).',
        also: ['firewall of the operating system', 'guest firewall'],
        never: ['firewall of the operating system', 'guest firewall'],
      },
      zh: { name: '系统防火墙', definition: '操作系统自带的防火墙。', also: ['主机防火墙'], never: ['主机防火墙'] },
    },
  },
  'blackhole-filtering': {
    group: 'network',
    words: {
      ja: {
        name: 'ブラックホールフィルタリング',
        definition: '大きな攻撃の間、そのアドレスへの通信をすべて捨てること。',
      },
      en: {
        name: 'blackhole filtering',
        definition: 'All traffic to an address is dropped during a large attack.',
        also: ['blackhole'],
      },
      zh: { name: '黑洞', definition: '遭受大流量攻击时丢弃该地址的全部流量。' },
    },
  },
  'rule-diagnosis': {
    group: 'proving',
    words: {
      ja: {
        name: 'セキュリティグループルールの確認',
        definition: 'NIC のルールがあるポートを通すかを調べ、開けることもできるコンソールの機能。',
        also: ['クイックチェック'],
      },
      en: {
        name: 'Security Group Rule Diagnosis',
        definition: 'Console tool that says whether the rules of a NIC let a port pass, and can open it.',
        also: ['Security Group Rule Check'],
      },
      zh: {
        name: '安全组规则诊断',
        definition: '检查网卡的规则是否放行某端口，并可一键开通的控制台工具。',
        also: ['一键检测', '自定义检测'],
      },
    },
  },
  'connectivity-diagnosis': {
    group: 'proving',
    words: {
      ja: {
        name: 'ネットワーク接続の診断',
        definition: '2 点間のグループ・ENI・ACL・SSH・OS をまとめて調べる ECS の機能。',
      },
      en: {
        name: 'network connectivity diagnosis',
        definition: 'ECS tool that checks group, ENI, ACL, SSH and system on a path between two ends.',
        also: ['Network Connectivity Diagnostics'],
      },
      zh: { name: '网络连通性诊断', definition: '检查两端路径上的安全组、网卡、ACL、SSH 和系统的 ECS 工具。' },
    },
  },
  'reachability-analyzer': {
    group: 'proving',
    api: 'CreateAndAnalyzeNetworkPath',
    words: {
      ja: {
        name: '到達可能性アナライザー (NIS)',
        definition: 'パケットを送らずに、設定から経路が通るかを判定する。',
        also: ['到達可能性分析'],
      },
      en: {
        name: 'reachability analyzer (NIS)',
        definition: 'Works out from configuration whether a path is open, without sending packets.',
      },
      zh: { name: '可达性分析 (NIS)', definition: '不发送数据包，根据配置判断路径是否可达。', also: ['路径分析'] },
    },
  },
  'flow-log': {
    group: 'proving',
    api: 'CreateFlowLog',
    words: {
      ja: {
        name: 'フローログ',
        definition: '許可・拒否された通信の記録。REJECT はグループか ACL が捨てたことを示す。',
      },
      en: {
        name: 'VPC flow log',
        definition: 'Record of accepted and rejected flows; REJECT means a group or ACL dropped it.',
      },
      zh: { name: '流日志', definition: '记录放行和拒绝的流量，REJECT 表示被安全组或 ACL 丢弃。' },
    },
  },
  'session-manager': {
    group: 'proving',
    api: 'StartTerminalSession',
    words: {
      ja: {
        name: 'セッションマネージャー',
        definition: 'インバウンドのポートを開けずに Cloud Assistant 経由でログインする。',
      },
      en: { name: 'Session Manager', definition: 'Login through Cloud Assistant with no open inbound port.' },
      zh: { name: '会话管理', definition: '经云助手登录，无需开放入方向端口。' },
    },
  },
  vnc: {
    group: 'proving',
    words: {
      ja: { name: 'VNC', definition: 'コンソールの仮想画面。グループの影響を受けない。' },
      en: { name: 'VNC', definition: 'The virtual screen in the console; groups do not matter to it.' },
      zh: { name: 'VNC 远程连接', definition: '控制台虚拟屏幕，不受安全组影响。' },
    },
  },
  'cloud-assistant': {
    group: 'proving',
    words: {
      ja: {
        name: 'Cloud Assistant',
        definition: 'インスタンスでコマンドを実行するエージェント。',
        also: ['クラウドアシスタント'],
      },
      en: { name: 'Cloud Assistant', definition: 'The agent that runs commands on an instance.' },
      zh: { name: '云助手', definition: '在实例上执行命令的代理。' },
    },
  },
  actiontrail: {
    group: 'proving',
    api: 'LookupEvents',
    words: {
      ja: { name: 'ActionTrail', definition: 'だれがいつどのルールを変えたかの記録。' },
      en: { name: 'ActionTrail', definition: 'The record of API calls: who changed which rule when.' },
      zh: { name: '操作审计', definition: '记录谁在何时调用了哪个 API。' },
    },
  },
  'cloud-config': {
    group: 'proving',
    words: {
      ja: {
        name: 'Cloud Config',
        definition: '「危険なポートを 0.0.0.0/0 に開けない」などの規則でリソースを検査する。',
      },
      en: { name: 'Cloud Config', definition: 'Checks resources against rules such as “no 0.0.0.0/0 on risky ports”.' },
      zh: { name: '配置审计', definition: '按规则（如高危端口不得对 0.0.0.0/0 开放）检查资源。' },
    },
  },
  limit: {
    group: 'account',
    words: {
      ja: { name: '制限', definition: '製品が定める上限。' },
      en: { name: 'limit', definition: 'A number fixed by the product.' },
      zh: { name: '使用限制', definition: '产品规定的上限。' },
    },
  },
  quota: {
    group: 'account',
    api: 'QuotaActionCode',
    words: {
      ja: {
        name: 'クォータ',
        definition: 'アカウントごとの上限。引き上げられるものもある。',
        also: ['割り当て'],
        never: ['割り当ての引き上げ'],
      },
      en: { name: 'quota', definition: 'A number for your account, some of which can be raised.' },
      zh: { name: '配额', definition: '账号级上限，部分可申请提升。' },
    },
  },
  'quota-application': {
    group: 'account',
    api: 'CreateQuotaApplication',
    words: {
      ja: { name: 'クォータの申請', definition: 'クォータを増やす申請。承認は Status が Agree。' },
      en: {
        name: 'quota increase application',
        definition: 'The request for a larger quota; approved = Status Agree.',
      },
      zh: { name: '配额提升申请', definition: '申请提升配额；Status 为 Agree 即通过。' },
    },
  },
  'ram-user': {
    group: 'account',
    api: 'UserName',
    words: {
      ja: { name: 'RAM ユーザー', definition: 'アカウント内の利用者。権限はポリシーで決まる。' },
      en: { name: 'RAM user', definition: 'An identity under the account whose rights policies decide.' },
      zh: { name: 'RAM 用户', definition: '账号下由权限策略决定权限的身份。' },
    },
  },
  'custom-policy': {
    group: 'account',
    api: 'PolicyType Custom',
    words: {
      ja: { name: 'カスタムポリシー', definition: '自分で JSON で書くポリシー。' },
      en: { name: 'custom policy', definition: 'A policy that you write yourself, in JSON.' },
      zh: { name: '自定义权限策略', definition: '自行用 JSON 编写的权限策略。' },
    },
  },
  'condition-key': {
    group: 'account',
    api: 'Condition',
    words: {
      ja: { name: '条件キー', definition: 'ポリシーで調べられる要求の性質。例 ecs:SecurityGroupSourceCidrIps。' },
      en: {
        name: 'condition key',
        definition: 'A property of a request that a policy can test, such as ecs:SecurityGroupSourceCidrIps.',
      },
      zh: { name: '条件关键字', definition: '策略可判断的请求属性，如 ecs:SecurityGroupSourceCidrIps。' },
    },
  },
  penalty: {
    group: 'account',
    words: {
      ja: { name: 'ペナルティ', definition: '違反に対してインスタンス・アドレス・サイトに課される制限。' },
      en: {
        name: 'penalty',
        definition: 'A restriction that Alibaba Cloud puts on an instance, address or site for a violation.',
      },
      zh: { name: '处罚', definition: '因违规对实例、地址或网站采取的限制措施。' },
    },
  },
  'harmful-information': {
    group: 'account',
    words: {
      ja: { name: '有害情報', definition: '削除するまでアクセスが止められるサイトの内容。' },
      en: {
        name: 'harmful Internet information',
        definition: 'Content on a site for which access is blocked until it is removed.',
      },
      zh: { name: '违规信息', definition: '在清除前被阻断访问的网站内容。' },
    },
  },
  appeal: {
    group: 'account',
    words: {
      ja: { name: '再審査の申し立て、解除の申請', definition: 'ペナルティの再確認や解除を求めること。' },
      en: {
        name: 'Feedback (second review), Apply for release',
        definition: 'Asking to have a penalty checked again or lifted.',
        also: ['appeal', 'unblocking'],
      },
      zh: { name: '申诉、申请解封', definition: '请求复核或解除处罚。' },
    },
  },
  'icp-filing': {
    group: 'account',
    words: {
      ja: {
        name: 'ICP 登録',
        definition: '中国本土のサーバーにあるサイトに必要な登録。',
        also: ['ICP ファイリング', '届出'],
        never: ['届出'],
      },
      en: {
        name: 'ICP filing',
        definition: 'The registration that sites on servers in the Chinese mainland need.',
        also: ['ICP registration'],
      },
      zh: { name: 'ICP 备案', definition: '网站托管在中国内地服务器时所需的登记。' },
    },
  },
  'pay-as-you-go': {
    group: 'account',
    words: {
      ja: {
        name: '従量課金',
        definition: '使った分だけ払う方式。グループは無料、スナップショットとフローログは有料。',
      },
      en: {
        name: 'pay-as-you-go',
        definition: 'Charged by use; groups are free, their snapshots and flow logs are not.',
      },
      zh: { name: '按量付费', definition: '按使用量计费；安全组免费，快照和流日志收费。' },
    },
  },
} as const satisfies Record<string, GlossaryEntry>

export type TermId = keyof typeof glossary
