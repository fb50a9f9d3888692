/** What mends a layer: these strings come when there is something to mend. */

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
  'start-remote':
    'リモート接続のサービスを起動します。止めるとログインできなくなるので、元に戻すコマンドはありません。',
  'repair-service': '{program} のログで理由を直してから、起動し直します。',
  'permit-bind': '待ち受けを妨げている権限を直します。SELinux なら記録を確かめ、そのポートを許可します。',
  'publish-port':
    'コンテナーのポートを、ホストのアドレスに公開し直します。イメージ、環境変数、ボリューム、ネットワークは今のコンテナーと同じものを指定します (docker inspect で確かめるか、Compose なら ports だけを変えます)。',
  'expose-service':
    'この Service はクラスターの中だけに開いています。ノードのポート (30000〜32767) を割り当て、その番号に接続します。専用のロードバランサーを使うなら、NodePort を LoadBalancer に替えます。',
  'restart-container': 'コンテナーのログで理由を直してから、起動し直します。',
  'repair-pods': 'Pod が準備完了にならない理由を調べて直します。',
  tunnel: 'データベースは開かず、SSH のトンネルを通して接続します。',
  'set-password': '先にパスワードを設定します。ないままだと、ポートに届く相手は誰でもデータを読み書きできます。',
  'bind-own-address': 'サービスを、インスタンスのプライベートアドレスで待ち受けさせます。',
  'bind-every-address':
    'またはすべてのアドレス（0.0.0.0、IPv6 は [::]）で待ち受けさせます。誰が届くかは、セキュリティグループとホストのファイアウォールだけで決まります。',
  'bind-inside-container':
    'コンテナーの中のプログラムを 0.0.0.0 で待ち受けさせます。外から届く範囲は、公開するアドレスとセキュリティグループで決まります。',
  'bind-not-public':
    '0.0.0.0 かプライベートアドレスで待ち受けさせます。パブリックアドレスは、クライアントに伝える設定にだけ書きます。',
  proxy: 'または、ループバックのままにして、前にリバースプロキシを置きます。',
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
  'dns-record': '名前の A レコードまたは AAAA レコードを直します。それまではアドレスで接続します。',
  filing: '中国本土のサーバーなら ICP 登録を申請し、ペナルティなら解除を申請します。ルールでは直りません。',
  'lift-penalty': 'ロックの理由を解消し、解除を申請します。',
  'pay-bill': '未払いの料金を支払います。支払い後、自動的に使えるようになります。',
  'start-instance': 'インスタンスを起動します。固定でないパブリックアドレスは、節約停止モードの後で変わります。',
  'waf-request': 'ページのリクエスト ID を WAF で検索し、止めたルールを調整します。',
  'admit-client': 'サービスの設定で、この接続元だけを認めます。',
  'leave-protected-mode':
    'パスワードを設定します (requirepass)。設定すると、保護モードはほかのアドレスからの接続を断らなくなり、接続元はパスワードを求められます。',
  'unblock-client':
    '接続の失敗が重なり、MySQL がこの接続元を締め出しています。締め出しの一覧を消してから、接続が途切れる理由を直します。',
  'start-backend': '背後のサービスを起動し、プロキシが指すアドレスとポートで待ち受けているかを確かめます。',
  'choose-holder':
    '{port} 番は {holder} が使っています。どちらに使わせるかを決め、{holder} を止めて {program} を起動するか、一方のポートを変えます。',
  'service-log': 'ネットワークではなく、サービスを調べます。まずログを見ます。',
  'forget-key':
    'サーバーが今示す鍵を、インスタンス自身の鍵と比べます (Workbench や VNC で ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub)。OS の再インストールやアドレスの付け替えの後で一致していれば、{host} の古い鍵を消します。',
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
  'listen-ipv4': '追加した行を削除し、サービスを再読み込みします。',
  'listen-ipv6': '追加した行を削除し、サービスを再読み込みします。',
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
