import type { ErrorWords } from '../error-words'

/** What error codes mean and what to do, by the first code that means it (content/error-codes.json). */
export const errorWords: ErrorWords = {
  'MissingParameter.Source': [
    '送信元のないインバウンドルールです。省いても、全員に開かれることはありません。',
    'SourceCidrIp、Ipv6SourceCidrIp、SourceGroupId、SourcePrefixListId のどれかを指定します (Terraform では cidr_ip、ipv6_cidr_ip、source_security_group_id、prefix_list_id)。',
  ],
  'MissingParameter.Dest': [
    '宛先のないアウトバウンドルールです。',
    'DestCidrIp、Ipv6DestCidrIp、DestGroupId、DestPrefixListId のどれかを指定します。',
  ],
  MissingParameter: [
    '古い書き方のパラメーターで送信元か宛先が空か、ほかの必須パラメーターがありません。',
    'メッセージでパラメーター名を確かめ、Permissions.N を使います。',
  ],
  'InvalidSourceCidrIp.Malformed': [
    'IPv4 の送信元が、アドレスでも CIDR ブロックでもありません。',
    '値は 1 つだけ、カンマ区切りは不可、プレフィックス長は 0〜32 です。CIDR ツールで確かめられます。',
  ],
  'InvalidDestCidrIp.Malformed': [
    'IPv4 の宛先が、アドレスでも CIDR ブロックでもありません。',
    '値は 1 つだけ、カンマ区切りは不可、プレフィックス長は 0〜32 です。CIDR ツールで確かめられます。',
  ],
  'InvalidDestCidrIp.sMalformed': [
    '上と同じ意味です。コードの綴りの誤りは API のものです (RevokeSecurityGroupEgress)。',
    'DestCidrIp を、IPv4 アドレスかブロック 1 つに直します。',
  ],
  'InvalidParam.Ipv6SourceCidrIp': [
    'IPv6 の値が、アドレスでもブロックでもありません。',
    'Ipv6… の項目に、プレフィックス長 0〜128 で書きます。',
  ],
  'InvalidParam.SourceIp': ['1 つのルールの同じ側に、IPv4 と IPv6 の値があります。', 'ルールを 2 つに分けます。'],
  'InvalidParameter.Conflict': [
    '1 つのルールで IPv4 と IPv6 が混ざっています (送信元と宛先の間も含む)。ENI では、同時に使えないパラメーターです。',
    'ルールを IPv4 用と IPv6 用に分けます。',
  ],
  'InvalidParam.Ipv4ProtocolConflictWithIpv6Address': [
    'IPv4 のプロトコル (ICMP) と IPv6 のアドレスの組み合わせです。',
    'ICMPv6 を使います。',
  ],
  'InvalidParam.Ipv6ProtocolConflictWithIpv4Address': [
    'ICMPv6 と IPv4 のアドレスの組み合わせです。',
    'ICMP を使います。',
  ],
  'InvalidParam.ProtocolAndAddressFamilyMismatch': [
    '変更後のルールで、プロトコルとアドレスの種類が合いません。',
    'ICMP は IPv4、ICMPv6 は IPv6 です。編集せず、新しいルールを足してから古いものを消します。',
  ],
  OperationDenied: [
    'ルールの場合 (400): プロトコルが不明か、ポート範囲と合いません。ModifyInstanceAttribute の場合 (403): グループが満員です。ほかの操作では別の意味なので、メッセージを読みます。',
    'TCP と UDP は 1〜65535 を 先頭/末尾 で、ほかは -1/-1 と書きます。403 なら「グループのメンバー数」の回答を見ます。',
  ],
  'InvalidIpProtocol.ValueNotSupported': [
    'TCP、UDP、ICMP、ICMPv6、GRE、ALL のどれでもありません (大文字と小文字は問いません)。パラメーター名の誤り (SecurityGroupRule.N) でプロトコルが届かないときにも出る、という報告があります。',
    '綴りと、Permissions.N.IpProtocol を送っていることを確かめます。プロトコル番号が使えるのは 7 つのリージョンだけです。',
  ],
  'InvalidIpProtocol.Malformed': ['名前に反して、悪いのはポート範囲です。', 'PortRange を直します。'],
  'InvalidPortRange.Malformed': [
    'PortRange がありません。',
    '443/443 のように書きます。ICMP、GRE、ALL では -1/-1 です。',
  ],
  'InvalidParam.PortRange': [
    'ポート範囲が、スラッシュで区切った 2 つの数ではありません。',
    '443/443、8000/9000 のように、先頭 ≤ 末尾 ≤ 65535 で書きます。API ではカンマ区切りは使えません。',
  ],
  'InvalidSourcePortRange.Malformed': [
    '5 タプルルールの送信元ポート範囲の形が違います。',
    '1024/65535 のように、スラッシュで区切った 2 つの数にします。限定しないなら省きます。',
  ],
  'InvalidParam.ProtocolAndPortRangeMismatch': [
    'ルールの編集で、新しいプロトコルと元のポート (またはその逆) が合いません。',
    '両方を 1 回の呼び出しで送ります。',
  ],
  'InvalidPolicy.Malformed': [
    '動作が accept でも drop でもないか、内部接続性ポリシーが Accept でも Drop でもありません。',
    '「許可」「拒否」はコンソールの言葉で、API の値ではありません。',
  ],
  'InvalidPriority.Malformed': [
    '優先度が 1〜100 の整数ではありません。',
    '1 が最も強く、110 は読み取り専用の古い値です。',
  ],
  'InvalidSecurityGroupDiscription.Malformed': [
    '説明が長すぎるか、使えない文字があります (綴りの誤りは API のものです)。',
    'ルールの説明は 1〜512 文字です。',
  ],
  'InvalidParamter.Conflict': [
    '意味は 2 つです。403: ルールが自分のグループを指しています。400: 送信元と宛先が同じブロックです。',
    '同じグループのメンバーには、グループ自身ではなく、内部接続性ポリシーかメンバーのアドレスを使います (綴りの誤りは API のものです)。',
  ],
  'InvalidSecurityGroup.IsSame': [
    'アウトバウンドルールが自分のグループを指しています。',
    '同じグループのメンバーには、グループ自身ではなく、内部接続性ポリシーかメンバーのアドレスを使います。',
  ],
  'InvalidSourceGroupId.Mismatch': [
    '400: 指したグループが別の VPC にあります。403: NicType internet で送っています。',
    '別の VPC なら、VPC をつないで CIDR ブロックで書きます。403 なら NicType を intranet にします。',
  ],
  'InvalidSourceGroup.NotFound': [
    '指したグループが、この呼び出し元からは見つかりません。',
    'リージョンと綴りを確かめます。別アカウントのグループなら SourceGroupOwnerId を足します。',
  ],
  'InvalidGroupAuthParameter.OperationDenied': [
    'エンタープライズ (advanced) のグループは、ルールで指すことも、グループを指すルールを持つこともできません。',
    'CIDR ブロックかプレフィックスリストを使います。',
  ],
  'InvalidGroupParameter.OperationDenied': [
    'このエンタープライズグループが受け付けないもの、つまり送信元や宛先としてのグループが指定されています (古い文面は Policy も挙げますが、新しいページでは拒否と優先度を使えます)。',
    'CIDR ブロックを使います。',
  ],
  'AuthorizedGroupRule.LimitExceed': [
    '基本グループには、グループを指すルールがもう 20 件あります。',
    '一部を CIDR ブロックかプレフィックスリストに置き換えます。',
  ],
  'InvalidNetworkType.Conflict': [
    '一方はクラシックネットワーク、もう一方は VPC のグループです。',
    '同じ VPC のグループを使います。',
  ],
  'InvalidSecurityGroup.InvalidNetworkType': [
    'ClassicLink なしでクラシックネットワークと VPC を組み合わせています。',
    'クラシックネットワークは終了しています。VPC に移します。',
  ],
  'InvalidSourceOrDestGroupId.DirectionMissmatch': [
    'アウトバウンドルールに送信元グループ、またはインバウンドルールに宛先グループが指定されています。',
    'SourceGroupId はインバウンド、DestGroupId はアウトバウンドに使います。',
  ],
  'InvalidGroupAuthItem.NotFound': [
    'そのグループを指す、削除対象のルールがありません。',
    'SecurityGroupRuleId で削除します。',
  ],
  'InvalidNicType.ValueNotSupported': ['NicType が internet でも intranet でもありません。', 'VPC では省きます。'],
  'InvalidNicType.Mismatch': [
    'NicType が、対象のルールのものと違います。',
    'VPC では省きます。削除ではルール ID を使います。',
  ],
  'InvalidOperation.ModifyNicType': ['ルールの NIC タイプは編集できません。', '削除して追加し直します。'],
  AuthorizationLimitExceed: [
    'グループのルールが上限です (ルールが使うポートリストを大きくした後も含む)。',
    'ブロックをまとめる、冗長なルールを消す、グループを 2 つに分けるなどします。上限の数値を示すページは今はありません。',
  ],
  AclLimitExceed: [
    'ENI のすべてのグループを合わせると、ルールが 1,000 件を超えます。',
    'グループを外すか、ルールを減らします。リストは最大エントリ数で数えます。',
  ],
  InstanceSecurityGroupLimitExceeded: [
    'インスタンスか ENI は、もう上限の数のグループに属しています。',
    '制限のページでは 10 個です。2 つのグループのルールを 1 つにまとめます。',
  ],
  SecurityGroupInstanceLimitExceeded: [
    'グループが満員です。基本グループはプライベートアドレス 6,000 個までです。',
    '互いに許可し合う 2 つ目のグループか、エンタープライズグループを使います。',
  ],
  'InvalidOperation.NetworkInterfaceCountExceeded': [
    'エンタープライズグループが満員です (ENI 65,536 個)。',
    '2 つ目のグループを使います。',
  ],
  'QuotaExceed.SecurityGroup': [
    'このリージョンで、アカウントのグループ数が上限です。',
    'クォータ q_security-groups を確かめます。',
  ],
  'QuotaExceed.Tags': ['タグが多すぎます。', '1 回のリクエストでは 20 個までです (古いページ)。いくつか外します。'],
  MaxEniCountExceeded: [
    'アカウントまたはインスタンスの ENI が多すぎます。',
    'クォータ q_elastic-network-interfaces を上げるか、より大きなインスタンスタイプにします。',
  ],
  'LimitExceed.PrefixListAssociationResource': [
    'このプレフィックスリストを使うリソースが 1,000 個を超えます。',
    'リストを複製します。',
  ],
  'LimitExceed.PrefixListPerRegion': ['リージョンのプレフィックスリストが 100 個です。', 'リストをまとめます。'],
  'LimitExceed.Entry': [
    'エントリが多すぎます。1 回の呼び出しの数か、作成時に決めた大きさを超えています。',
    '1 回の数を減らします。もっと必要なら、より大きなリストを新しく作ります。',
  ],
  'InvalidOperation.MaxCountExceed': [
    'アカウントのポートリストが多すぎます (リージョンあたり 1,000 個)。',
    'リストをまとめます。',
  ],
  'InvalidOperation.EntryCountExceedMaxEntries': [
    'エントリが MaxEntries より多いか、MaxEntries が 2,000 を超えています。',
    '別の大きさにします。',
  ],
  'LimitExceed.PrefixListId': ['1 回の照会のリスト ID が多すぎます。', '1 回の数を減らします。'],
  'InvalidPrefixListId.NotFound': [
    'このリージョンに、そのプレフィックスリストはありません。',
    'リストはリージョンごとのものです。',
  ],
  'InvalidPortRangeListId.NotFound': [
    'このリージョンに、そのポートリストはありません。',
    'リストはリージョンごとのものです。',
  ],
  'InvalidParam.PrefixListAddressFamilyMismatch': [
    'IPv6 のルールに IPv4 のリスト、またはその逆です。',
    '1 つのリストは 1 種類のアドレスです。',
  ],
  'InvalidParam.ProtocolNotSupportPortRangeList': [
    'TCP と UDP 以外のプロトコルにポートリストを使っています。',
    'TCP か UDP にします。',
  ],
  'NotSupported.ClassicNetworkPrefixList': [
    'クラシックネットワークのグループにプレフィックスリストを使っています。',
    'VPC だけで使えます。',
  ],
  'NotAllowed.AssociationExist': [
    'リストは使用中で、削除できません。',
    '使っているルールを探し (Describe…Associations)、先に変更します。',
  ],
  'InvalidParameter.AddressFamily': ['IPv4 でも IPv6 でもありません。', 'IPv4 か IPv6 と書きます。'],
  'InvalidParameter.CidrMalformed': [
    'エントリがネットワークではありません。10.0.0.1/8 ではなく 10.0.0.0/8 と書きます。',
    'ホスト部のビットを 0 にします (CIDR ツールが行います)。',
  ],
  'InvalidParameter.CidrDuplicated': [
    '同じブロックが 2 回あります。10.0.0.1 と 10.0.0.1/32 は同じです。',
    '1 つ消します。',
  ],
  'InvalidParameter.PortRangeDuplicated': ['同じポート範囲が 2 回あります。', '1 つ消します。'],
  'InvalidParameter.PrefixListName': [
    '使えない名前です。',
    '2〜128 文字で、文字で始め、http:// や com.aliyun で始めません。',
  ],
  'InvalidMaxEntries.LessThanCurrentEntries': [
    'ポートリストが、今の中身より小さくなります。',
    '先にエントリを消します (ページは大きさを変えられないと書いていますが、コードはあります)。',
  ],
  'InvalidOperation.ModifySgRuleEntityType': [
    '編集では、ブロックをグループやリスト、別の種類のアドレスに変えられません。',
    '新しいルールを足してから、古いルールを消します。',
  ],
  'InvalidOperation.ModifyPortRangeType': [
    '編集では、ポートとポートリストを入れ替えられません。',
    '追加してから、削除します。',
  ],
  'InvalidOperation.RuleDuplicate': ['編集すると、グループの別のルールと同じになります。', 'どちらかを消します。'],
  'InvalidParam.InvalidModifyRuleRequest': [
    '編集全体が許されません (項目を空にするなど)。',
    '追加してから、削除します。',
  ],
  'InvalidSecurityGroupRuleId.NotFound': [
    'そのルールはないか、もう消えています。',
    'グループを読み直します。消して作り直すと ID は変わります。',
  ],
  'InvalidParam.SecurityGroupRuleId': [
    'ルール ID の形が違うか、存在しません (2024 年 7 月 8 日からエラーになり、以前は成功していました)。',
    'グループを読み直します。',
  ],
  'InvalidParam.SecurityGroupRuleIdRepeated': ['同じルール ID が 2 回あります。', '1 回で十分です。'],
  'InvalidParam.Permissions': [
    'Permissions.N と、古い単独のパラメーターが一緒にあります。',
    'どちらか一方の書き方にします。',
  ],
  'InvalidParam.DuplicatePermissions': [
    '1 回の呼び出しに同じルールが 2 回あります。',
    '1 つ消します。1 回の呼び出しは 100 件までです。',
  ],
  'InvalidSecurityGroupId.NotFound': [
    'この呼び出し元からは、そのグループが見つかりません。',
    'リージョン、アカウント、削除済みでないかを確かめます。',
  ],
  'InvalidSecurityGroupId.Malformed': [
    'ID の形が違うか、DescribeSecurityGroupReferences に 10 個を超える ID を送っています。',
    'sg-… の形で、10 個までです。',
  ],
  DependencyViolation: [
    '削除できません。インスタンスか ENI がまだグループに属しているか、別のグループのルールがこのグループを指しています。',
    'DescribeInstances (プライマリ ENI)、DescribeNetworkInterfaces (セカンダリ ENI)、DescribeSecurityGroupReferences で探します。',
  ],
  'InvalidOperation.DeletionProtection': [
    'ACK が設定した削除保護です。',
    'クラスターを削除します。自分では解除できません。',
  ],
  'InvalidOperation.ResourceManagedByCloudProduct': [
    'マネージドのグループ、インスタンス、ENI です。変更できるのは、そのサービスだけです。',
    'そのサービスの側で変えるか、自分のグループを足します。',
  ],
  'InvalidOperation.SecurityGroupNotAuthorized': [
    'このグループを操作する権限がありません (別アカウントのものなど)。',
    '自分のグループを使うか、所有者に頼みます。',
  ],
  'InvalidParameter.InnerAccessPolicy': [
    'エンタープライズグループの内部接続性ポリシーは変えられません。',
    'メンバーは分離されたままです。ルールを書きます。',
  ],
  'InvalidSecurityGroupName.Malformed': ['使えない名前です。', '2〜128 文字で、文字で始めます。'],
  'InvalidVpcId.NotFound': [
    'その VPC がないか (404)、VPC しかないのに指定がありません (403)。',
    'VpcId を指定します。',
  ],
  IncorrectVpcStatus: ['VPC の準備ができていません。', 'もう一度試します。'],
  'InvalidParams.GroupType': [
    '不明な種類か、VPC のないエンタープライズグループです。',
    'normal か enterprise を指定し、VpcId を付けます。',
  ],
  IdempotentProcessing: ['同じ ClientToken のリクエストが処理中です。', '待ってから繰り返します。'],
  'InvalidRegionId.NotFound': ['リージョンが不明か、ありません。', '例: ap-northeast-1。'],
  'InvalidResourceGroup.NotFound': ['そのリソースグループはありません。', 'ID を確かめます。'],
  'InvalidInstanceId.Mismatch': [
    'グループとインスタンス (または vSwitch、またはグループ同士) の VPC が違います。',
    'インスタンスと同じ VPC のグループを選びます。',
  ],
  'InvalidSecurityGroupId.NotVpc': ['クラシックネットワークのグループかインスタンスです。', 'VPC だけで使えます。'],
  'InvalidOperation.MultiGroupType': [
    '1 つのインスタンスに、基本グループとエンタープライズグループが混ざっています。',
    'すべて同じ種類にします。ModifyInstanceAttribute なら、一覧をまるごと入れ替えられます。',
  ],
  'InvalidOperation.NotSupportEnterpriseGroup': [
    'このインスタンスタイプは、エンタープライズグループに入れません。',
    '基本グループにするか、別のインスタンスタイプにします。',
  ],
  'Forbidden.OnlySupportEnterpriseGroup': [
    'このインスタンスは、エンタープライズグループにしか入れません。',
    'エンタープライズグループを使います。',
  ],
  'InvalidInstanceId.AlreadyExists': ['もうメンバーです。', '何もしなくてかまいません。'],
  'InvalidParameter.SecurityGroupIdRepeated': [
    'グループが 2 回あるか、SecurityGroupId と SecurityGroupIds が一緒にあります。',
    'それぞれ 1 回、1 つのパラメーターで指定します。',
  ],
  InstanceLastSecurityGroup: [
    'どのグループにも属さなくなります。',
    '先に別のグループに入れ、10 秒ほど待ってから外します。',
  ],
  InstanceNotInSecurityGroup: [
    'そのグループには属していません (2024 年 7 月 8 日からエラーです)。',
    '何もしなくてかまいません。',
  ],
  'InvalidOperation.PrimaryEniOnlySupportModifyNameAndDesc': [
    'プライマリ ENI のグループは、インスタンスに従います。',
    'ModifyInstanceAttribute に SecurityGroupIds を付けます。',
  ],
  'InvalidOperation.InvalidEniState': [
    'ENI の状態か種類が違うか、サービスのものです。',
    'Available か InUse の、自分のセカンダリ ENI を使います。',
  ],
  'InvalidParam.EniIdAndInstanceId.Conflict': [
    '1 回の呼び出しに、インスタンスと ENI の両方があります。',
    'どちらか一方にします。',
  ],
  'InvalidEniId.NotFound': ['その ENI はありません。', 'リージョンを確かめます。'],
  'InvalidOperation.EniAndGroupNotBelongSameUser': [
    'ENI とグループのアカウントが違います。',
    '同じアカウントのグループを使います。',
  ],
  IncorrectInstanceStatus: [
    'インスタンスが起動中、停止処理中、または作成中です。',
    'Running か Stopped になってから行います。',
  ],
  InstanceLockedForSecurity: ['インスタンスはペナルティでロックされています。', '先にペナルティを解消します。'],
  'InvalidConnectionTrackingConfiguration.RegionOrUserNotSupported': [
    'ここではアイドルタイムアウトを設定できないか、値が許されたものではありません。',
    'TCP は 30…910、UDP は 10…100 で、一部のリージョンとアカウントだけです。',
  ],
  'InvalidVSwitchId.IpNotEnough': ['vSwitch に空きアドレスがありません。', '別の vSwitch を使います。'],
  'NotSupported.PageNumberAndPageSize': [
    'このアカウントは、トークンでページを送る必要があります。',
    'MaxResults と NextToken を使います。',
  ],
  'InValidParameter.NextToken': ['トークンが古いか、別の照会のものです。', '付けずに最初からやり直します。'],
  'InvalidParameter.AttributeNotSupported': [
    'Attribute が取る値は 1 つだけです。',
    'snapshotPolicyIds にするか、省きます。',
  ],
  'InvalidParameter.SecurityGroupType': ['不明な種類です。', 'normal か enterprise にします。'],
  'Forbidden.RAM': [
    'RAM ユーザーかロールに、この操作の権限がありません。',
    'AccessDeniedDetail の AuthAction、NoPermissionType、PolicyType を読みます。',
  ],
  'Forbidden.SubUser': [
    'RAM ユーザーには、またはこの RAM ユーザーには使えません。',
    '管理者に頼みます。同じ回答を見てください。',
  ],
  'InvalidSecurityToken.Expired': [
    '一時的な認証情報が古いか、混ざっています。',
    '取り直します。権限の不足ではありません。',
  ],
  EncodedMessageExpire: [
    '断られたときの EncodedDiagnosticMessage が古く、もう復号できません。',
    '断られた呼び出しを繰り返し、すぐに復号します。',
  ],
  Throttling: ['呼び出しが多すぎます。', '待ちます。1 回の呼び出しに 100 件までのルールを入れられます。'],
  'Forbidden.RegionId': ['このアカウントでは、このリージョンを使えません。', '別のリージョンを使います。'],
  InternalError: [
    'サービスの側の失敗か遅れです。',
    'まず、実際には成功していないかを確かめ (ルールは二重に追加されません)、それから繰り返します。',
  ],
  "the nic_type must be 'intranet'": [
    'グループが VPC にあるか、ルールがグループを指すのに、nic_type が internet (プロバイダーの既定値) です。',
    'nic_type = "intranet" とします。',
  ],
  "'tcp' and 'udp' can support port range: [1, 65535]": [
    'tcp か udp に、port_range が -1/-1 (既定値) です。',
    'port_range = "1/65535" か、実際の範囲にします。',
  ],
  "'icmp', 'gre' and 'all' only support port range '-1/-1'": [
    'icmp、icmpv6、gre、all に実際のポート範囲が指定されています。',
    'port_range = "-1/-1" とします。',
  ],
  'Resource … Failed!!!': [
    'プロバイダーが API のエラーを包んだものです。コードは、その後ろにあります。',
    'そのコードをここで探します。',
  ],
}
