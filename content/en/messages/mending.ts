import type { Messages } from '../../ja/messages'

export const reachFixes: Messages['reachFixes'] = {
  'revoke-drop-rule': 'Delete the Deny rule {rule}.',
  'accept-rule': 'Allow this address ({peer}) alone.',
  'accept-rule-after': 'Then allow this address ({peer}) alone.',
  'accept-group':
    'In the security group of this instance, allow port {port} from the security group of the clients alone. Not needed where both are in one basic group whose members may reach each other.',
  'accept-rule-open': 'If the service is for everyone, allow every address ({peer}).',
  'disable-block-rule': 'Disable the rule "{rule}". A rule that blocks beats one that allows, so adding one is no use.',
  'enable-rule': 'Enable the rule "{rule}", which allows it.',
  'answer-ping':
    'Change the kernel’s setting back, so that pings are answered; if a file holds the same line, change it, too.',
  'raise-conntrack': 'Raise the limit of the table; note the old one.',
  'unban-client': 'Let {client} in again, and nobody else: the protection stays.',
  'admit-in-hosts-allow':
    'Let {client} in by /etc/hosts.allow, which goes before /etc/hosts.deny: the protection stays.',
  'open-host-firewall': 'Allow this address ({peer}) alone in the firewall of the host.',
  'open-host-firewall-all': 'Allow every client that the security group lets through in the firewall of the host, too.',
  'keep-rules': 'Save the rules, so that they outlast a restart.',
  'start-service': 'Start the service. The log says why it is not running.',
  'start-remote': 'Start the service that you log in by. No command takes this back: stopping it would lock you out.',
  'repair-service': 'Fix what the log of {program} says, then start it again.',
  'permit-bind': 'Give it the permission to listen. With SELinux, look at its record and allow the port.',
  'publish-port':
    'Publish the port of the container on an address of the host. Give the new one the image, environment, volumes and networks of the one that runs (docker inspect shows them; with Compose, change ports alone).',
  'expose-service':
    'The Service is open within the cluster alone. Give it a port of the nodes (30000–32767), and connect to that; for a load balancer of its own put LoadBalancer in the place of NodePort.',
  'restart-container': 'Fix what the log of the container says, then start it again.',
  'repair-pods': 'See why no pod is ready, and mend that.',
  tunnel: 'Leave the database closed, and connect through an SSH tunnel.',
  'set-password': 'Set a password first: without one, whoever reaches the port may read and change all data.',
  'bind-own-address': 'Let the service listen on the private address of the instance.',
  'bind-every-address':
    'Or on every address (0.0.0.0, for IPv6 [::]): then the security group and the firewall of the host alone decide who reaches it.',
  'bind-inside-container':
    'Let the program inside the container listen on 0.0.0.0. The published address and the security group decide who reaches it.',
  'bind-not-public':
    'Let it listen on 0.0.0.0 or on the private address. The public address belongs only where clients are told where to connect.',
  proxy: 'Or leave it on the loopback address and put a reverse proxy before it.',
  'listen-ipv4': 'Let the service listen on IPv4 as well.',
  'listen-ipv6': 'Let the service listen on IPv6 as well.',
  'use-found-port': 'Connect to port {found}, and allow {found} in the security group.',
  'change-port': 'Or let the service listen on port {port}.',
  'use-465': 'Send mail over TCP 465 (TLS).',
  'use-answering-port': 'Send mail over port {answering} of {host}, which has answered already.',
  'request-unblock': 'Or apply for port 25 to be unblocked. The application is reviewed and may be turned down.',
  'acl-entry':
    'Put an entry that accepts it before any that drops it: {protocol} {ports}, other end {peer}. The replies, to ephemeral ports 1024/65535, need one, too.',
  'acl-reply-entry':
    'In the other direction, put an entry that accepts the replies before any that drops them: {protocol} {ports}, other end {peer}.',
  'cloud-firewall-policy': 'Put an allowing policy before the one that denies.',
  'use-private-network': 'Connect from inside the VPC, or through a VPN Gateway.',
  'add-default-route': 'Get the route by DHCP, or add it.',
  'associate-eip': 'Or associate an EIP with the instance.',
  'dns-record': 'Fix the A or AAAA record of the name. Until then, connect to the address.',
  filing: 'Have the site filed (ICP, Chinese mainland), or apply for the penalty to be lifted. No rule changes this.',
  'lift-penalty': 'Remove the reason for the lock, and apply for it to be lifted.',
  'pay-bill': 'Pay what is owed. It works again by itself afterwards.',
  'start-instance': 'Start the instance. After economical mode a public address that is no EIP is another one.',
  'waf-request': 'Look the request ID of the page up in WAF, and adjust the rule that stopped it.',
  'admit-client': 'Admit this client alone in the settings of the service.',
  'leave-protected-mode':
    'Set a password (requirepass). With one, protected mode no longer turns away clients at other addresses; each of them then has to give it.',
  'unblock-client':
    'MySQL blocks the client after too many failed connections. Clear the list of blocked hosts, then mend what interrupts its connections.',
  'start-backend': 'Start the service behind the proxy, and see that it listens where the proxy points.',
  'choose-holder':
    '{holder} holds port {port}. Decide which of the two is to serve it: stop {holder} and start {program}, or give one of them another port.',
  'service-log': 'Look at the service, not at the network. Start with its log.',
  'forget-key':
    'Compare the key that the server shows now with the instance’s own (in Workbench or VNC: ssh-keygen -lf /etc/ssh/ssh_host_ed25519_key.pub). If they are the same, as after a reinstalled system or an address that moved, forget the old key of {host}.',
  'check-key':
    'Check the login, not the network: the user (root, ecs-user or another, by the image and by what was chosen at creation), the private key of the key pair that the instance has, and that user’s authorized_keys.',
  'check-login':
    'Check the login, not the network: the user, the password, what that user may do from your address, the database.',
  'agree-protocol': 'Update the older of the two. Where that cannot be done, allow on one side what the other has.',
  'renew-certificate': 'The certificate has expired. Renew it and have the service load it. The network is fine.',
  'certificate-name':
    'The name you connect to is not in the certificate. Use a name that is, or get a certificate for this one.',
  'certificate-chain':
    'The client cannot verify who issued the certificate. Serve it with its intermediates (such as fullchain.pem); if it is self-signed, give the client the issuing certificate.',
  'speak-plain': 'This port does not speak TLS. Connect with http://, or turn TLS on in the service.',
  'look-at-tls': 'Look at how the port speaks TLS. The network is fine.',
}

export const reachUndo: Messages['reachUndo'] = {
  'revoke-drop-rule': 'Add the rule again with the values that it had.',
  'permit-bind': 'Take the permission away again: delete the line that you added, and restart the service.',
  tunnel: 'End ssh with Ctrl+C. Nothing else has changed.',
  'set-password': 'Delete the line with requirepass, and restart the service.',
  'bind-own-address': 'Put the address back that it listened on before, and restart the service.',
  'bind-every-address': 'Put the address back that it listened on before, and restart the service.',
  'bind-inside-container': 'Put the address back in the settings of the program, and make the container anew.',
  'bind-not-public': 'Put the address back that stood there before, and restart the service.',
  proxy: 'Take the server block of the proxy out again, and reload the proxy.',
  'listen-ipv4': 'Delete the line again, and reload the service.',
  'listen-ipv6': 'Delete the line again, and reload the service.',
  'change-port': 'Put the port back that it listened on before, and restart the service.',
  'dns-record': 'Put the record back as it was. Until its TTL is over, resolvers give either.',
  'waf-request': 'Put the rule of WAF back as it was.',
  'admit-client': 'Delete the line, or the account, again, and reload the settings of the service.',
  'leave-protected-mode': 'Delete the line with requirepass, and restart the service.',
  'cloud-firewall-policy': 'Delete the new policy.',
  'acl-entry': 'Delete the new entries.',
  'acl-reply-entry': 'Delete the entry again.',
}

export const reachConsole: Messages['reachConsole'] = {
  open: 'In the ECS console, open Security Groups and choose {group}.',
  ingress: 'Add a rule on the Inbound tab.',
  egress: 'Add a rule on the Outbound tab.',
  action: 'Action: Allow',
  priority: 'Priority: {priority}',
  protocol: 'Protocol type: {protocol}',
  ports: 'Port range: {ports}',
  peer: 'Authorization object: {peer}',
  save: 'Save it.',
}
