/**
 * Statements that official pages have settled otherwise: no text of the site says them again, in any language.
 * Each names what is right and where it stands. Patterns are plain parts of a sentence, without regard to case.
 */
export interface Settled {
  readonly right: string
  readonly source: string
  readonly never: Readonly<Record<string, readonly string[]>>
}

export const settled: readonly Settled[] = [
  {
    right: 'Rules are added and edited on `*` only: a Deny that names a group never applies to those operations.',
    source: 'RAM authorization of ECS, 2026-01-28',
    never: {
      en: ['To limit it to one group, write'],
      ja: ['1 つのグループだけを対象にするときは、`Resource`'],
    },
  },
  {
    right: 'A rule with a port list counts as the largest size of the list.',
    source: 'CreatePortRangeList, 2026-01-28',
    never: {
      zh: ['端口列表不计入', '没有文档说明端口列表'],
      en: ['How port lists count, no official page', 'port list if you work through the API'],
      ja: ['ポートリストの数え方を述べた', 'ポートリストの数え方は、どの公式', 'API を使うなら、ポートリスト'],
    },
  },
  {
    right: 'Security groups are free of charge.',
    source: 'Use security groups; basic and advanced security groups',
    never: { en: ['no extra charge', 'nothing newer on price'], ja: ['追加料金', '料金について、これより新しい'] },
  },
  {
    right: 'Every ENI is in at least one group.',
    source: 'LeaveSecurityGroup, 2026-01-28',
    never: { en: ['cannot be without any group'], ja: ['おそらく許されません'] },
  },
  {
    right: 'A rule that names a group is valid for the internal network only.',
    source: 'Use security groups',
    never: { en: ['about public addresses in so many words'], ja: ['パブリックアドレスについてそう明記'] },
  },
  {
    right: 'quotas:GetProductQuota reads a quota, AliyunQuotasFullAccess applies for one.',
    source: 'Quota Center',
    never: { en: ['what ECS asks for'], ja: ['ECS で何が必要か'] },
  },
  {
    right: 'An ENI can be in 10 groups, whatever their type.',
    source: 'Limits; Security group rules, 2026-02-05',
    never: {
      zh: ['默认为 5 个', '最多加入 5 个'],
      en: ['Older pages give a lower default', 'usually 5', '5 per ENI', 'the default was'],
      ja: ['古いページのデフォルトはこれより小さい', '通常は 5', 'ENI ごとに 5', 'デフォルトは 5 でした'],
    },
  },
  {
    right: 'One limit: 1,000 rules over all groups of an ENI. The product of groups and rules is history.',
    source: 'AuthorizeSecurityGroup, 2026-01-28',
    never: { en: ['is one product'], ja: ['1 つの積'] },
  },
  {
    right: 'The largest size of a list is settled when it is made.',
    source: 'CreatePrefixList, 2026-01-28',
    never: {
      en: ['largest size of a prefix list is set higher'],
      ja: ['最大エントリ数が、必要以上に大きくなっていないか'],
    },
  },
  {
    right: 'Several services add rules: DMS, DTS, Database Backup, Cloud Firewall.',
    source: 'DBS, 2024-10-17; Cloud Firewall, 2026-01-12',
    never: {
      en: ['You used Data Management (DMS), or', 'Each of them decides separately'],
      ja: ['を使ったか、Data Transmission Service (DTS) で', 'それぞれが別々に決めます'],
    },
  },
  {
    right: 'An idle TCP connection is remembered for 910 seconds by default; busy ones last.',
    source: 'ModifyNetworkInterfaceAttribute, 2025-12-19',
    never: {
      zh: ['最长保留', '最多保留 910'],
      en: ['kept for at most', 'remembered for at most'],
      ja: ['保持されるのは、最長', '記録は最長'],
    },
  },
  {
    right: 'A list names groups by rules: 20 rules of a basic group may name a group.',
    source: 'Limits',
    never: {
      en: ['can name up to', 'Groups that the rules of a basic group name'],
      ja: ['ルールが指定できるグループ'],
    },
  },
  {
    right: 'ICP filing concerns servers in the Chinese mainland only.',
    source: 'ICP filing, 2025-03-21',
    never: { zh: ['网站备案了吗'], en: ['is the website filed', 'a filing requirement'], ja: ['届出'] },
  },
  {
    right: 'Ports 465 and 587 are not restricted.',
    source: 'Notes on SMTP port 25, 2019-08-22',
    never: {
      en: ['also named port 587', 'Send mail over port 465 instead'],
      ja: ['587 番も挙げ', '465 番を使ってください'],
    },
  },
  {
    right: 'Members of an enterprise group pass where a rule allows it.',
    source: 'Basic and advanced security groups',
    never: { en: ['do not pass (cannot be changed)'], ja: ['通らない(変更できない)'] },
  },
  {
    right: 'A program may listen on the private address, too.',
    source: 'socket(7)',
    never: {
      en: ['does it listen on `0.0.0.0`?', 'listening on `0.0.0.0:80`?', 'listening on 0.0.0.0:{port}?'],
      ja: [
        '`0.0.0.0` で待ち受けていますか',
        '`0.0.0.0:80` で待ち受けていますか',
        '、0.0.0.0:{port} で待ち受けているか',
      ],
    },
  },
  {
    right: 'Cloning a group does not change its type.',
    source: 'Use security groups, clone',
    never: { en: ['could not be verified on an official page'], ja: ['公式ページで確かめられていません'] },
  },
  {
    right: 'An editor’s note on where a sentence comes from is no news for the reader.',
    source: '',
    never: {
      en: [
        'Chinese original',
        'not from the FAQ',
        'not part of the official FAQ',
        'no official page says',
        'no page seen here',
        'no newer page',
        'No page spells out',
        'this site has seen',
        'in so many words',
        'in these words',
      ],
      ja: [
        '中国語の原文',
        '公式の FAQ にはありません',
        '公式ページはありません',
        '公式ページはなく',
        '公式ページに明記',
        '明記したページはありません',
        '新しいページはありません',
        'セキュリティ管制',
      ],
    },
  },
  {
    right: 'Words of the glossary: one name for one thing.',
    source: 'Glossary',
    never: {
      zh: ['企业安全组', '高级安全组', '虚拟交换机', '提供程序', '列表容量'],
      ja: ['承認オブジェクト', '割り当ての引き上げ', 'インターフェイス'],
    },
  },
]
