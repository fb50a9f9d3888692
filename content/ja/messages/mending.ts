/** What a diagnosis says: why a layer has its state, what to look at, what mends it. These strings come once there is something to judge. */

/** What mends a layer, by kind of fix. */
export const reachFixes = {
  'revoke-drop-rule': '拒否ルール {rule} を削除します。',
  'accept-rule': 'このアドレス ({peer}) だけを許可します。',
  'accept-rule-after': 'そのうえで、このアドレス ({peer}) だけを許可します。',
  'accept-group':
    'このインスタンスのセキュリティグループで、接続元のセキュリティグループからの {port} 番だけを許可します。同じベーシックグループの中で内部通信が許可されていれば不要です。',
  'accept-rule-open': '誰でも使う公開サービスなら、すべてのアドレス ({peer}) を許可します。',
  'disable-block-rule': '拒否ルール「{rule}」を無効にします。許可ルールを足しても、拒否が優先されます。',
  'enable-rule': '許可ルール「{rule}」を有効にします。',
  'answer-ping': 'カーネルの設定を戻し、ping に応答させます。設定ファイルにも同じ行があれば直します。',
  'raise-conntrack': '接続の表の上限を上げます。元の値は控えます。',
  'unban-client': '{client} の締め出しだけを解きます。SSH などの保護はそのまま残ります。',
  'admit-in-hosts-allow':
    '{client} だけを /etc/hosts.allow で許可します。/etc/hosts.deny より先に読まれるので、保護はそのまま残ります。',
  'open-host-firewall': 'ホストのファイアウォールで、このアドレス ({peer}) だけを許可します。',
  'open-host-firewall-all':
    'セキュリティグループが通したすべてのクライアントを、ホストのファイアウォールでも許可します。',
  'keep-rules': '再起動しても残るように、ルールを保存します。',
  'start-service': 'サービスを起動します。動いていない理由はログで確かめます。',
  'listen-too': '{program} は動いていますが、{port} 番の設定がありません。このポートでも待ち受けさせます。',
  'start-remote':
    'リモート接続のサービスを起動します。止めるとログインできなくなるので、元に戻すコマンドはありません。',
  'free-memory':
    'メモリーの使用量を減らすか、インスタンスのメモリーかスワップを増やしてから、{program} を起動し直します。足りないままだと、また終了させられます。',
  'repair-service': '{program} のログで理由を直してから、起動し直します。',
  'permit-bind': '待ち受けを妨げている権限を直します。SELinux なら記録を確かめ、そのポートを許可します。',
  'reserved-port':
    'この番号は Windows が確保しているか (Hyper-V や WinNAT が多い)、別のプログラムが専有しています。確保された範囲を確かめ、その外のポートをプログラムに割り当てます。',
  'publish-port':
    'コンテナーのポートを、ホストのアドレスに公開し直します。イメージ、環境変数、ボリューム、ネットワークは今のコンテナーと同じものを指定します (docker inspect で確かめるか、Compose なら ports だけを変えます)。Docker が公開したポートは ufw や firewalld を通らないので、誰に届くかはセキュリティグループだけが決めます。',
  'publish-by-compose':
    'compose.yaml で、ポートをホストのアドレスに公開します。Docker の公開は ufw や firewalld を通りません。誰が届くかは、セキュリティグループだけで決まります。',
  'expose-service':
    'この Service はクラスターの中だけに開いています。ノードのポート (30000〜32767) を割り当て、その番号に接続します。専用のロードバランサーを使うなら、NodePort を LoadBalancer に替えます。',
  'restart-container': 'コンテナーのログで理由を直してから、起動し直します。',
  'repair-pods': 'Pod が準備完了にならない理由を調べて直します。',
  tunnel: 'ポートは開かず、SSH のトンネルを通して接続します。',
  'set-password': '先にパスワードを設定します。ないままだと、ポートに届く相手は誰でもデータを読み書きできます。',
  'bind-own-address': 'サービスを、インスタンスのプライベートアドレスで待ち受けさせます。',
  'bind-every-address':
    'またはすべてのアドレス（0.0.0.0、IPv6 は [::]）で待ち受けさせます。誰が届くかは、セキュリティグループとホストのファイアウォールだけで決まります。',
  'bind-inside-container':
    'コンテナーの中のプログラムを 0.0.0.0 で待ち受けさせます。外から届く範囲は、公開するアドレスとセキュリティグループで決まります。',
  'bind-not-public':
    '0.0.0.0 かプライベートアドレスで待ち受けさせます。パブリックアドレスは、クライアントに伝える設定にだけ書きます。',
  proxy: 'または、ループバックのままにして、前にリバースプロキシを置きます。',
  'advertise-address': 'サーバーがクライアントに知らせるアドレスを、クライアントから届くものに直し、再起動します。',
  'dial-server':
    'サーバーのアドレスに接続します。コンテナからはサービス名か host.docker.internal、ホストからは公開したポートです。',
  'listen-ipv4': 'サービスを IPv4 でも待ち受けさせます。',
  'listen-ipv6': 'サービスを IPv6 でも待ち受けさせます。',
  'use-found-port': '{found} 番に接続します。セキュリティグループでも {found} 番を許可します。',
  'change-port': 'または、サービスを {port} 番で待ち受けさせます。',
  'use-465': 'メールは TCP 465 (TLS) で送ります。',
  'use-answering-port': 'メールは {host} の {answering} 番で送ります。このポートはすでに応答しています。',
  'request-unblock': 'または、25 番の制限解除を申請します。審査があり、認められるとは限りません。',
  'acl-entry':
    'ネットワーク ACL の拒否エントリより前に、許可エントリを置きます: {protocol} {ports}、相手 {peer}。戻り (一時ポート 1024/65535 宛て) のエントリも要ります。',
  'acl-reply-entry':
    '反対方向に、戻りの通信を許可するエントリを拒否エントリより前に置きます: {protocol} {ports}、相手 {peer}。',
  'cloud-firewall-policy': '拒否するポリシーより前に、許可するポリシーを置きます。',
  'use-private-network': '同じ VPC の中から、または VPN Gateway などを通して接続します。',
  'add-default-route': '経路を DHCP で取り直すか、加えます。',
  'associate-eip': 'または、インスタンスに EIP を関連付けます。',
  'check-resolver': 'インスタンスがどの DNS サーバーに尋ね、そこから答えが返るかを確かめます。',
  'dns-record': '名前の A レコードまたは AAAA レコードを直します。それまではアドレスで接続します。',
  filing: '中国本土のサーバーなら ICP 登録を申請し、ペナルティなら解除を申請します。ルールでは直りません。',
  'lift-penalty': 'ロックの理由を解消し、解除を申請します。',
  'pay-bill': '未払いの料金を支払います。支払い後、自動的に使えるようになります。',
  'start-instance': 'インスタンスを起動します。固定でないパブリックアドレスは、節約停止モードの後で変わります。',
  'waf-request': 'ページのリクエスト ID を WAF で検索し、止めたルールを調整します。',
  'admit-client': 'サービスの設定で、この接続元だけを認めます。',
  'close-port':
    'このデータベースの {port} 番には、インターネットのクライアントから届いています。全体に開いているルールがあれば、誰でもパスワードを試せます。そのルールを探して狭め、接続には内部ネットワークか SSH のトンネルを使います。',
  'leave-protected-mode':
    'パスワードを設定します (requirepass)。設定すると、保護モードはほかのアドレスからの接続を断らなくなり、接続元はパスワードを求められます。',
  'unblock-client':
    '接続の失敗が重なり、MySQL がこの接続元を締め出しています。締め出しの一覧を消してから、接続が途切れる理由を直します。',
  'start-backend': '背後のサービスを起動し、プロキシが指すアドレスとポートで待ち受けているかを確かめます。',
  'choose-holder':
    '{port} 番は {holder} が使っています。どちらに使わせるかを決め、{holder} を止めて {program} を起動するか、一方のポートを変えます。',
  'start-backend-at': '背後のサービスを起動し、{backend} で待ち受けているかを、そのアドレスを持つマシンで確かめます。',
  'slow-backend':
    '背後のサービス ({backend}) には届いていますが、応答が遅いか、途中で切れています。プロキシの待ち時間を延ばす前に、サービスのログと負荷を調べます。',
  'permit-proxy':
    'OS がプロキシに {backend} への接続を禁じています。多くは SELinux です。拒否の記録を見てから、プロキシの接続を許可します。ソケットファイルなら、プロキシのユーザーに権限があるかを確かめます。',
  'service-log': 'ネットワークではなく、サービスを調べます。まずログを見ます。',
  'compare-key':
    'サーバーが今示す鍵を、インスタンス自身の鍵と比べます (Workbench や VNC で ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub)。違うなら、ログインしません。別の相手が応答しているおそれがあります。',
  'forget-key': 'OS の再インストールやアドレスの付け替えの後で、鍵が一致していれば、{host} の古い鍵を消します。',
  'close-key-file': 'ほかの人が読める秘密鍵を、ssh は使いません。自分だけが読めるようにして、やり直します。',
  'check-key':
    'ネットワークではなく、ログインを調べます。ユーザー名 (root、ecs-user など、イメージと作成時の設定によります)、インスタンスに関連付けたキーペアの秘密鍵、そのユーザーの authorized_keys を確かめます。',
  'check-login':
    'ネットワークではなく、ログインを調べます。ユーザー名、パスワード、接続元ごとの権限、接続するデータベースを確かめます。',
  'agree-protocol': 'クライアントとサーバーの古いほうを更新します。できないときは、共通の方式を一方で有効にします。',
  'renew-certificate':
    '証明書の有効期限が切れています。更新し、サービスに読み込み直させます。ネットワークは届いています。',
  'certificate-name':
    '証明書にない名前で接続しています。証明書に書かれた名前で接続するか、この名前を含む証明書を取り直します。',
  'certificate-chain':
    'クライアントが証明書の発行元を確かめられません。中間証明書を含むファイル (fullchain.pem など) を配信するか、自己署名なら発行元の証明書をクライアントに渡します。',
  'speak-plain': 'このポートは TLS を話していません。http:// で接続するか、サービスの側で TLS を有効にします。',
  'look-at-tls': 'ポートが TLS でどう応答するかを調べます。ネットワークは届いています。',
}

/** How a fix is taken back by hand. */
export const reachUndo = {
  'revoke-drop-rule': '元と同じ値でルールを追加し直します。',
  'permit-bind': '与えた許可を取り消します。追加した行を削除し、サービスを再起動してください。',
  tunnel: 'Ctrl+C で ssh を終了します。ほかには何も変わっていません。',
  'set-password': 'requirepass の行を削除し、サービスを再起動します。',
  'bind-own-address': '待ち受けアドレスを元の値に戻し、サービスを再起動します。',
  'bind-every-address': '待ち受けアドレスを元の値に戻し、サービスを再起動します。',
  'bind-inside-container': 'プログラムの設定でアドレスを元に戻し、コンテナを作り直します。',
  'bind-not-public': 'アドレスを元の値に戻し、サービスを再起動します。',
  proxy: 'プロキシに追加した server ブロックを削除し、プロキシを再読み込みします。',
  'advertise-address': '知らせるアドレスを元に戻し、再起動します。',
  'listen-ipv4': '追加した行を削除し、サービスを再読み込みします。',
  'listen-ipv6': '追加した行を削除し、サービスを再読み込みします。',
  'publish-by-compose': '加えた行を削除し、コマンドをもう一度実行します。',
  'listen-too': '加えた行を削除し、サービスを再読み込みします。',
  'change-port': 'ポートを元の番号に戻し、サービスを再起動します。',
  'dns-record': 'レコードを元に戻します。TTL が切れるまでは、新旧どちらの値も返ります。',
  'waf-request': 'WAF のルールを元に戻します。',
  'admit-client': '追加した行またはアカウントを削除し、サービスの設定を再読み込みします。',
  'leave-protected-mode': 'requirepass の行を削除し、サービスを再起動します。',
  'cloud-firewall-policy': '追加したポリシーを削除します。',
  'acl-entry': '追加したエントリを削除します。',
  'acl-reply-entry': '追加したエントリを削除します。',
}

/** Steps in the console for a rule, by field. */
export const reachConsole = {
  open: 'ECS コンソールで[セキュリティグループ]を開き、{group} を選びます。',
  ingress: '[インバウンド]タブでルールを追加します。',
  egress: '[アウトバウンド]タブでルールを追加します。',
  action: 'アクション: 許可',
  priority: '優先度: {priority}',
  protocol: 'プロトコルタイプ: {protocol}',
  ports: 'ポート範囲: {ports}',
  peer: '権限付与オブジェクト: {peer}',
  save: '保存します。',
}

/** Why a layer has its state, by the engine's code. */
export const reachReasons = {
  resolved: '名前はアドレスに解決されています。',
  'not-resolved': '名前にアドレスがないか、名前サーバーが応答していません。',
  'resolves-elsewhere': '名前は {address} を指しています。インスタンスのアドレスは {own} です。',
  'public-address': 'インスタンスには {address} があります。',
  'no-public-address': 'インスタンスに、パブリック IP アドレスも EIP もありません。',
  'no-default-route': 'デフォルトルートがありません。',
  'eip-unbound': '{address} は、どこにも関連付けられていない EIP です。',
  'private-address': '{address} はプライベートアドレスです。インターネットからは届きません。',
  'private-path': 'プライベートアドレス同士の通信です。パブリックアドレスは関わりません。',
  hairpin:
    'ホスト自身から自分のパブリックアドレスを試した結果です。外から届くかどうかは別です。外から試してください。ホスト自身からは、127.0.0.1 かプライベートアドレスで接続します。',
  'ping-ignored': 'カーネルの設定 (icmp_echo_ignore_all = 1) が、ping への応答を止めています。',
  'mended-since': 'ここを変えて直ったと書かれています。',
  'works-without-firewall':
    'ホストのファイアウォールを止めるとつながるのですから、止めているのはそのルールです。有効のまま、このポートだけを開けます。',
  'dialled-itself':
    'クライアントは自分自身 ({address}) に接続しています。サービスはそこにありません。コンテナの中の localhost はそのコンテナです。',
  'dialled-container':
    '{address} はコンテナのアドレスです。コンテナは仮想マシンの中のネットワークにあり、この端末からは届きません。',
  'told-closed': '許可するルールがないと書かれています。',
  'told-outbound-25': '事業者が送信方向の 25 番を止めていると書かれています。',
  'told-unresolved': '名前を引けないと書かれています。',
  'advertised-address':
    'サーバーがクライアントに接続し直させる {address} は、外から届かないプライベートアドレスです。サーバーの設定で、クライアントから届くアドレスを知らせます。',
  ping: 'このアドレスは ping に応答しています。',
  'interception-page': 'Alibaba Cloud が遮断しています。ICP 登録がないか、ペナルティです。',
  'carrier-port':
    '{port} 番は、多くの通信事業者が利用者向けに閉じています。別の回線で試すか、VPN か別のポートを使います。',
  'black-hole':
    '攻撃を受けたアドレスがブラックホールに入っています。解除まで、インターネットからの通信はすべて破棄されます。',
  'block-page': 'サービスではなく WAF が返したページです。リクエストの内容で止めていて、ネットワークは届いています。',
  locked: 'インスタンスはセキュリティ上の理由でロックされています (OperationLocks)。',
  'locked-otherwise': 'インスタンスはロックされています (OperationLocks: {lock})。',
  overdue: 'インスタンスは未払いのためロックされています (OperationLocks: financial)。',
  'eip-overdue': 'EIP {address} は未払いのためロックされ、通信できません。',
  stopped: 'インスタンスの状態は {status} です。',
  running: 'インスタンスは実行中です。',
  'ping-running': 'ping に応答しているので、インスタンスは実行中です。',
  'policy-accept': 'Cloud Firewall のポリシーが許可しています。',
  'policy-drop': 'Cloud Firewall のポリシーが拒否しています。',
  'edge-log-drop': 'Cloud Firewall のトラフィックログでは、この通信が破棄されています。',
  'edge-log-pass': 'Cloud Firewall のトラフィックログでは、この通信を通しています。',
  'policy-open': 'このポリシーが当てはまるかどうかは、示されていません。',
  'no-policy': '示されたポリシーの中に、当てはまるものがありません。',
  'acl-accept': 'ネットワーク ACL は、行きも戻りも許可しています。',
  'acl-drop': 'ネットワーク ACL のエントリ {entry} が拒否しています。',
  'acl-drop-reply':
    '戻りの通信を、ネットワーク ACL のエントリ {entry} が拒否しています。ネットワーク ACL はステートレスです。',
  'acl-no-entry': 'この通信を許可するエントリがネットワーク ACL にありません。当てはまらない通信は捨てられます。',
  'acl-no-reply':
    '戻りの通信を許可するエントリが、ネットワーク ACL にありません。ステートレスなので、クライアントの一時ポート (1024/65535) 宛ても許可が要ります。',
  'acl-open': '示されたエントリだけでは決まりません。',
  'accept-rule': '{group} のルール {rule}(優先度 {priority})が許可しています。',
  'drop-rule': '{group} のルール {rule}(優先度 {priority})が拒否しています。',
  'accept-default': '当てはまるルールがなく、表示されないデフォルトが許可しています。',
  'drop-default': '当てはまるルールがなく、表示されないデフォルトが拒否しています。',
  'in-group': '内部で接続されたグループのメンバー同士は、ルールにかかわらず通ります。',
  'cut-off': 'ドキュメントが途中で切れています。',
  'one-direction': 'このドキュメントには、反対方向のルールしかありません。',
  'no-rules': 'このドキュメントには、グループのルールがありません。',
  'mixed-types': '基本とエンタープライズのグループは、1 つの ENI に混在できません。',
  'more-rules': '{group} には、ここにないルールがまだあります (NextToken)。',
  'more-groups':
    'インスタンスは {group} にも属していますが、そのルールは示されていません。判定には全グループのルールが要ります。',
  'other-group': 'インスタンスは {group} に属していません。このグループのルールは、この通信に効きません。',
  'path-open': '到達可能性アナライザー (NIS) は、この通信を設定上は届くと判定しています。',
  'path-dropped': '到達可能性アナライザー (NIS) は、この通信がここで止まると判定しています。{group}',
  'path-unreachable': '到達可能性アナライザー (NIS) は届かないと判定し、止めている層は示していません。',
  'unread-rule': '読み取れないルールがあるので、判定できません。',
  'needs-source': 'ルールはクライアントのアドレスで変わります。アドレスを入力してください。',
  'needs-membership': '判定は、クライアントがどのグループのメンバーかで変わります。',
  'needs-list': '判定は、{list} の中身で変わります。',
  'not-concerned': 'プラットフォームが閉じているのは、アウトバウンドの TCP 25 だけです。',
  'outbound-25': 'アウトバウンドの TCP 25 はプラットフォームが閉じていて、ルールでは開けられません。',
  'outbound-25-default': 'アウトバウンドの TCP 25 は、制限解除が認められない限り閉じています。',
  'published-port': 'Docker が公開したポートです。この通信は転送されるので、これらのルールは見ません。',
  published: 'コンテナー {name} のこのポートは、ホストのすべてのアドレスに公開されています。',
  'published-loopback': 'コンテナー {name} のポートは、ホストのループバックアドレスだけに公開されています。',
  'published-elsewhere': '{name} の {port} 番は、ホストの {found} 番に公開されています。',
  'not-published': '{name} は {port} 番を使いますが、ホストには公開していません。',
  'inside-elsewhere':
    '{port} 番は {name} の {inside} 番につながっていますが、中のプログラムは {found} 番で待ち受けています。',
  'inside-loopback':
    'コンテナーの中のプログラムがループバックアドレスだけで待ち受けています。公開したポートからは届きません。',
  'says-listening': 'プログラム自身が、ここで待ち受けていると述べています。',
  'says-loopback': 'プログラム自身が、ループバックアドレスだけで待ち受けていると述べています。',
  'set-loopback': '{program} の設定では、ループバックアドレスだけで待ち受けます。',
  'set-elsewhere': '{program} の設定では、{port} 番ではなく {found} 番で待ち受けます。',
  'bind-in-use': '{port} 番はほかのプログラムが使っているため、起動できませんでした。使っているものを ss で調べます。',
  'bind-not-local':
    'このアドレスはマシンのインターフェースにありません (EADDRNOTAVAIL)。パブリックアドレスは NAT の先にあり、OS からは見えません。',
  'bind-permission':
    '権限がないため {port} 番で待ち受けられませんでした。1024 未満の番号には特権が要り、SELinux も番号を限ります。',
  'service-failed': '{program} は起動に失敗しています。',
  'out-of-memory': 'メモリーが足りなくなり、カーネルが {program} を終了させました。',
  'service-stopped': '{program} は動いていません。',
  'workload-down': '{name} は動いていないか、再起動を繰り返しています。',
  'no-endpoints': 'Service {name} にエンドポイントがありません。セレクターに合う準備完了の Pod がない状態です。',
  banned: '{tool} がこのクライアントを締め出しています ({jail})。',
  'kernel-drop': 'カーネルのログが、このパケットを捨てたと述べています。ホストまでは届いています。',
  'kernel-reject': 'ホストが、このパケットを拒否して返しています。ホストまでは届いています。',
  arrived: 'パケットはホストに届いています。ここまでの層は通しています。',
  'flow-rejected': 'フローログの REJECT は、セキュリティグループかネットワーク ACL のどちらかが止めた印です。',
  'upstream-failed': 'プロキシは通信を受け取りましたが、背後のサービス ({port} 番) から正しい応答を得られていません。',
  'port-held': '{port} 番を {holder} が使っているため、{program} は起動できませんでした。',
  'conntrack-full': '接続の表 (nf_conntrack) がいっぱいです。',
  forwarded: 'ホストはこの通信を別の場所へ転送しています。',
  listening: 'プログラムが、すべてのアドレスで待ち受けています。',
  'listening-at': 'プログラムが {address} で待ち受けています。',
  'listening-dual': 'すべてのアドレスの IPv6 ソケットは、ふつう IPv4 も受け付けます。',
  'maybe-v6only': 'nginx の IPv6 ソケットは、指定しない限り IPv6 だけを受け付けます。',
  bound: 'プログラムは {address} だけで待ち受けています。通信がそこに来るかは、示されていません。',
  'not-covered': 'この一覧には、待ち受けのすべては出ていません。',
  'not-listening': '{port} 番で待ち受けているものはありません。',
  'refused-everywhere': '外からもホスト自身からも拒否されています。',
  'loopback-only': 'ループバックアドレスだけで待ち受けています。',
  'wrong-address': '待ち受けているアドレスは、この通信が届くアドレスではありません。',
  'wrong-port': '{port} 番にはいません。同じ種類のサービスが {found} 番で待ち受けています。',
  'ipv6-only': '通じるのは IPv6 だけです。',
  'ipv4-only': '通じるのは IPv4 だけです。',
  answered: 'サービスが応答しています。',
  'host-key':
    'サーバーは応答しています。クライアントが覚えているホストキーと違うため、ssh が自分で接続を止めました。インスタンスを作り直したなら ssh-keygen -R で古いキーを消します。心当たりがなければ、キーの指紋を確かめてください。',
  opens: '接続は開きました。サービスの応答は示されていません。',
  'error-answer': 'サービスが HTTP {status} を返しています。',
  'turned-away': 'サービスは応答しましたが、このアドレスからの接続を認めていません。',
  busy: 'サービスの接続数が上限に達しています。',
  'login-refused': 'サービスが応答し、ログインを断っています。ネットワークとポートは開いています。',
  'no-agreement': '接続は開き、サービスも応答しています。ただし、両者に共通の暗号や認証の方式がありません。',
  'tls-failure': '接続は開きましたが、TLS が失敗しています。',
  'no-answer': '接続は開きましたが、応答が来ません。',
  closed: '接続は開きましたが、応答なしで切られています。',
  connected: '接続が開いたので、ソケットまでの層は通しています。',
  refused: '拒否が返ったので、黙って捨てる層は通しています。',
  'contradiction-connected': '接続は開いています。しかし、ほかの証拠はこの層が止めると示しています。',
  'contradiction-refused': '拒否が返っています。しかし、ほかの証拠はこの層が黙って捨てると示しています。',
  'contradiction-arrived': 'パケットはホストに届いています。しかし、ほかの証拠はこの層が止めると示しています。',
  'contradiction-drop-refused': '拒否が返っています。しかし、示されたルールは黙って捨てるはずです。',
  'contradiction-listings': '2 つの一覧が食い違っています。',
  'contradiction-local-reached': 'ホスト自身からは接続できています。しかし、一覧には待ち受けがありません。',
  'contradiction-local-refused': 'ホスト自身からも拒否されています。しかし、一覧には待ち受けがあります。',
  'silent-before':
    'クライアントには拒否も返っていません。待ち受けがないだけなら拒否が返るため、手前のどれかの層もパケットを捨てています。',
  'firewall-rule': '{tool}: 当てはまるルールで決まります。',
  'firewall-rule-drop': '{tool}: このルールが当てはまり、黙って捨てます。',
  'firewall-rule-reject': '{tool}: このルールが当てはまり、拒否を返します。',
  'firewall-late-rule':
    '{tool}: このルールが先に当てはまります。許可するルール ({late}) はその後にあるので、読まれません。',
  'firewall-block-rule': '{tool}: 有効な拒否ルールがあります。拒否は、どの許可ルールよりも優先されます。',
  'firewall-disabled-rule': '{tool}: このポートを許可するルールはありますが、無効になっています。',
  'firewall-default': '{tool}: 当てはまるルールがなく、デフォルトで許可します。',
  'firewall-default-deny': '{tool}: 当てはまる許可がなく、デフォルトで拒否します。',
  'firewall-assumed-default': '{tool}: 当てはまる許可がありません。ufw は初期設定でほかを拒否します。',
  'firewall-target': '{tool}: 当てはまる許可がなく、ゾーンのターゲットで決まります。',
  'firewall-inactive': '{tool}: 動いていません。',
  'firewall-egress': '{tool}: ゾーンは受信だけを決めます。',
  'firewall-undecided': '{tool}: このルールが当てはまるかどうかは、示されていません。',
  'firewall-cut-off':
    '{tool}: 一覧が途中で切れています。切れた先のルールが決めているかもしれないので、全体を貼り付けてください。',
  'firewall-filtered': '{tool}: 一覧が絞り込まれているので、前にあるルールが抜けているかもしれません。',
  'firewall-no-chain': '{tool}: 必要なチェインが一覧にありません。',
  'firewall-no-policy': '{tool}: チェインのポリシーが一覧にありません。',
  'firewall-other-family': '{tool}: もう一方の IP バージョンだけを見ています。',
  'firewall-no-default': '{tool}: デフォルトが示されていません。',
  'firewall-no-zone': '{tool}: この通信がどのゾーンに入るかは、示されていません。',
  'firewall-one-list': '{tool}: サービス、リッチルール、ほかのゾーンが開けているかもしれません。',
  'firewall-both-lists': '{tool}: 開いているポートにもサービスにも、このポートはありません。',
  'firewall-own-service': '{tool}: 独自のサービスがどのポートを開けるかは、示されていません。',
  'firewall-some-rules': '{tool}: ほかのルールやプロファイルの状態が示されていません。',
}

/** What to look at next, by kind of step. */
export const reachSteps = {
  sockets: 'このポートで待ち受けているプログラムと、そのアドレスが分かります。',
  'host-firewall': 'ホストのファイアウォールがこのポートを通すかが分かります。',
  'source-address':
    'ルールの判定には、クライアントのパブリックアドレスが要ります。表示されたアドレスを上の欄に入れてください。',
  'own-address':
    'ルールの判定には、接続する側のプライベートアドレスが要ります。表示されたアドレスを上の欄に入れてください。',
  'peer-groups':
    '接続する側のインスタンスが、どのセキュリティグループと VPC に属しているかが分かります。結果を貼り付けると、ここで判定できます。',
  'path-analysis':
    '残るのは経路です。到達可能性アナライザー (NIS) が、ルートテーブル、VPC 間の接続、双方のグループと ACL をまとめて判定します。返ってきた ID を 2 つ目のコマンドに入れ、その結果を貼り付けてください。',
  'prefix-list': 'ルールが参照するリストの中身が分かります。',
  'security-group': 'セキュリティグループのルールが分かり、ここで判定できます。',
  'network-acl': '残るのはネットワーク ACL です。vSwitch に関連付けたものを見ます。',
  probe: '無反応、拒否、応答のどれかが分かり、疑う層が変わります。',
  ping: '応答が返るかどうかが分かります。',
  'service-log': 'サービス自身のログに理由が出ます。',
  interfaces: 'プログラムが待ち受けているアドレスが、このマシンのものかが分かります。',
  containers: 'どのコンテナーがどのポートを公開しているかが分かります。',
  instance: 'インスタンスが実行中か、ロックされていないか、どのパブリックアドレスを持つかが分かります。',
  'advertised-address':
    'サーバーがクライアントに知らせるアドレスが分かります。クライアントから届くアドレスに直します。',
  whitelist:
    'データベースのホワイトリストが誰を通すかが分かります。インスタンスのプライベートアドレス (パブリックエンドポイントならパブリックアドレス) が必要です。',
}

/** What a stretch of the evidence was taken for, where its name is a word and not that of a program. */
export const reachKinds = {
  backend: 'バックエンドサーバー',
  browser: 'ブラウザー',
  client: 'クライアント',
  clients: '接続の試行',
  'cloud-firewall': 'Cloud Firewall',
  compose: 'Compose ファイル',
  config: '設定ファイル',
  containers: 'コンテナ',
  dns: '名前解決',
  'flow-log': 'フローログ',
  host: 'マシンの状態',
  instance: 'インスタンス',
  'kernel-log': 'カーネルログ',
  log: 'ログ',
  'network-acl': 'ネットワーク ACL',
  notice: '通知',
  'path-analysis': '到達可能性の分析',
  proxy: 'プロキシ',
  referral: '中継の記録',
  registry: 'Windows レジストリ',
  'security-group': 'セキュリティグループ',
  service: 'サービス',
  settings: '設定',
  slb: 'ロードバランサー',
  sockets: 'ソケット',
  symptom: '見えている症状',
  told: '説明の文',
  trial: 'マシン上での試行',
  tunnel: 'トンネル',
  'web-log': 'Web サーバーのログ',
  'windows-events': 'Windows イベントログ',
  'windows-log': 'Windows ファイアウォールのログ',
}
