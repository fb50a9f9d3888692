import type { Phrases } from './model'

/** How English readers say it, and what is written alike in all languages: names, codes, commands. `*`: any ending. */
export const en: Phrases = {
  unreachable:
    "unreachab*, not reachab*, cannot connect, can't connect, cant connect, can not connect, could not connect, couldn't connect, cannot reach, can't reach, cant reach, can not reach, cannot access, can't access, cant access, cannot be accessed, can't be accessed, not accessib*, inaccessib*, not working, doesn't work, does not work, doesnt work, won't open, wont open, won't load, wont load, does not load, doesn't load, doesnt load, does not open, doesn't open, no response, not respond*, no answer, not answer*, unable to connect, unable to access, unable to reach, failed to connect, fail* to connect, connection fail*, can't get to, cannot get to, won't go through, not going through, does not answer, doesn't answer, no reply, nothing happens, not available, unavailab*, not visible, can't see, cannot see, can't open, cannot open, not opening, not show*, can't visit, can not visit, still nothing, no connection, site can't be reached, can't get in, nobody can get in, no one can, nobody can, can't join, cannot ping, can't ping, no ping, not pinging, never loads, dead, no luck, can't talk, spins",
  cannotEnter:
    "locked out, lock out, lockout, can't log in, cannot log in, can't login, cannot login, cant log in, lost access, lose access, can't ssh, cannot ssh, can't get back, kicked out, cut off, shut out, shut myself out, no longer log in, can't rdp",
  timeout:
    'time out, timed out, timeout, times out, timing out, etimedout, hang*, took too long, takes too long, err_connection_timed_out, filtered, waits forever, forever, i/o timeout, deadline exceeded',
  refused:
    'refused, econnrefused, err_connection_refused, connection reset, rejected, actively refused, reset by peer, econnreset',
  listening:
    'listen*, netstat, ss, ss -l*, 0.0.0.0, 127.0.0.1, localhost, findstr, bound to, binds, loopback, lsof, is running, up and running, started, running fine, runs',
  firewall: 'firewall*, iptables, firewalld, ufw, nftables, nft, packet filter*',
  osFirewall:
    'os firewall, guest firewall, windows firewall, host firewall, firewalld, ufw, iptables, selinux, inside the os, inside the server',
  allowedYet:
    'rule is there, rule exists, rule is correct, rules are correct, rules look fine, rule is in place, port is open, port open, opened the port, allowed the port, although i allowed, even though i allowed, even if port is allowed, already allowed, already open*, i allowed, i opened, i added the rule, i added the inbound rule, opened in, rule already, sg is correct, sg allows, security group allows, security group is configured, sg is configured, configured correctly, security group done, settings seemingly ignored, despite, and still, but still, still no*, still can*, allowing a port, rule is set, have allowed, have opened, sg ok, is open but, are open but',
  priority:
    'priorit*, precedence, which wins, who wins, wins, win, beat*, override*, overrul*, stronger, strongest, conflict*, contradict*, order of rules, rule order, evaluat*, evaluation order, first match, last match, takes effect, which applies, which one applies, outrank*, trump*, rank, order, one says, disagree*, clash*, collide*, both match, permits and, prevail*, ignored, no effect, not take effect, does nothing',
  conflictPair:
    'allow and deny, deny and allow, accept and drop, drop and accept, allows and, one allows, one permits, one denies, the other denies, the other forbids, allow vs deny, permit and deny, allow rule and, deny rule and',
  number: 'number*, value*, numeric',
  small: 'small*, lower*, low, less',
  same: 'same, identical, within, inside one, single group, intra*, in one group, of one group, shared, common group',
  different:
    'different, another, other group, separate group*, separate security, separate sg*, across, cross, two groups, two security groups, two sg*, distinct, other sg, elsewhere, other account*',
  between: 'between, each other, one another, mutual*, among, to each other, both ways',
  isolate:
    "isolat*, separat*, segregat*, microsegment*, lateral, east-west, block traffic between, stop * from reaching, stop * talking, apart, not talk, must not see, not see each other, unable to ping each other, must not communicate, no access each other, from reaching each other, keep * from, from talking, don't want them to, shouldn't reach, not be able to reach, disconnect from each other, quarantine, contain*",
  communicate:
    'communicat*, talk to, talk, private connection, connect to each other, speak to, interconnect*, exchange, internal access, cross-group, reach each other over, private traffic, connectivity between, let * reach, allow * group, two tiers, tier*',
  innerPolicy:
    'inner access, inner_access, inneraccesspolicy, intra-group, intra group, internal access policy, internal access control, internal connectivity, same group, same security group, same sg, within a group, within the group, in the group, inside a group, group members, members, modifysecuritygrouppolicy, in one group, neighbours, neighbors, neighbouring, inner_access*',
  internal: 'internal, private, intranet, inner, private ip, lan, private network, private address*, inner ip, vlan',
  group: 'security group*, sg, sgs, group*,  secuirty, groop, secgroup',
  rule: 'rule*, entry, entries, authorization record*, acl entr*',
  instance: 'instance*, ecs, server*, vm, vms, machine*, host*, box, boxes, virtual machine*, node*, computer*',
  eni: 'eni, enis, network interface*, nic, nics, network card*, eth0, eth1, modifynetworkinterfaceattribute, interface*, ens5, adapter*',
  secondary:
    'secondary, primary, second network, second nic, second interface, dual*, multi-homed, multi-nic, two nics, two enis, two network, two interfaces, additional network, extra nic, both interfaces, eth1',
  oneMachine:
    'same instance, one instance, single instance, same vm, same host, same machine, same server, one server, one machine, one box, same box, a single vm, of one vm, inside the os, own interfaces, local interfaces, within an instance, one vm',
  limit:
    'limit*, authorizationlimitexceed, maximum, max, cap, ceiling, exceed*, up to, quota*, too many, full, run out, ran out, running out, not enough, at most, upper bound, more than, hit the, reached, no room, out of rules, used up, threshold',
  howMany:
    'how many, number of, amount of, how much, count of, per security group, per sg, per group, per instance, per eni, per nic, per interface',
  raise:
    'rais*, increas*, more than, higher, extend*, bump, lift, lifted, expand*, bigger, enlarge*, additional, grow, upgrade the limit, get more, unlimited, need more, way around, workaround, work around, live with it',
  reached:
    'reached, reach max, exceeded, too many, error, full, fails, failed, rejected, hit, hitting, message, complains, says',
  joining:
    'join*, add * to group, add instance, adding instance, adding an instance, add * server, add server, into the group, into a group, to a group, bind second, add ecs, adding ecs, put * into, put vm, cannot add, can not be added, cannot be added, moving a server, assign * group, joinsecuritygroup, attach a group, attach another group, when adding',
  total: 'total*, sum, altogether, combined, in total, overall, aggregate, all together, together, added up, plus',
  existing:
    'existing, old, older, previous*, already created, before, retroactive*, earlier, pre-existing, from before, long-standing, already have, current groups',
  newOnly:
    'only new, new groups only, newly created, new ones, from now on, later ones, future, only the new, after the change, only affect new',
  adjust:
    'adjust*, change in limit, takes effect, affect*, apply to, benefit*, profit, valid for, effect on, cover*, recreate, rebuild, raising, increased, raised',
  groupsPerInstance:
    'groups per, groups can one, groups may, groups an instance, groups a server, how many security groups can one, join 10, number of groups, groups per instance, groups per vpc, group number, groups limit, belong to, member of, sg per instance, groups each, groups an ecs, how many groups',
  redundant:
    'redundan*, duplicat*, unused, clean up, cleanup, obsolete, overlap*, merge, fewer, reduce*, delete safely, tidy, consolidat*, unnecessary, superfluous, prune, split*',
  inbound: 'inbound, ingress, incoming, in-rule, in rules, inward, from outside',
  outbound: 'outbound, egress, outgoing, out-rule, out rules, outward, leaving',
  bothDirections:
    'inbound and outbound, ingress and egress, ingress egress, both directions, each direction, per direction, inbound plus outbound, in and out, either direction, two directions, ingress plus egress',
  count:
    'count*, separately, seperate*, separate quota, calculated, calculation, included, together, rulecount, left, remain*, tally, counts, added together, shared limit',
  convert:
    'convert*, conversion, switch*, upgrade*, downgrade*, change type, change the type, change * type, turn into, migrat*, turn * into, back to basic, to advanced, to enterprise, into an enterprise, transform, alter, promote',
  groupType:
    'basic, advanced, enterprise, normal, type of group, group type, security group type, securitygrouptype, kinds of security group, types of security group',
  default:
    'default*, initial*, out of the box, preset, predefined, pre-filled, preconfigured, freshly, from the start, comes with, come with, newly, brand new, new security group, do nothing, built-in, from the beginning, there already, already there, standard rules, new group, fresh',
  content:
    'contain*, which ports are open, what is open, list of, what rules, which rules, included in, open ports, inside it',
  create:
    'creat*, launch*, purchas*, buy*, bought, make, made, making, order*, provision*, runinstances, set up, setup, spin up, deploy*, start up, new server, new instance, first server, first instance, build, sign up',
  purchase:
    'purchase page, buy page, order form, order page, wizard, creation page, create page, at creation, at launch, at purchase, when creating, while creating, when creat*, when launching, when buying, when ordering, during creation, during launch, checkout, launching, buy wizard, before i can create, creating an instance',
  without:
    "without, no security group, have not, haven't, didn't, didnt, did not, never, none, no sg, not created, forgot*, skip*, no group, don't have, do not have, don't pick, not choose, missing, no rules of my own, before making, own group",
  choose:
    'choos*, chose, chosen, select*, pick*, mandatory, required, must i, have to, forced, forces, obligat*, compulsory, need to decide, asks for, asks me, tick*, wants me to',
  why: 'why, reason*, purpose, how come, what for, point of, cause*, whats the point',
  what: "what is, what are, what's, whats, meaning, mean, means, explain*, overview, definition, introduc*, intro, basics, beginner*, define, concept, purpose, what does, how does a security group work, what exactly, describe, called, thing",
  difference:
    'difference*, differ, vs, versus, compar*, distinct*, same as, relation*, instead of, equivalent, or, diff',
  stateful:
    'stateful, stateless, return traffic, reply traffic, replies, response traffic, responses, reply packets, conntrack, remember connections, connection tracking',
  add: 'add*, attach*, assign*, associate*, bind*, apply, put, insert, register, place',
  move: 'move*, moving, replace*, swap*, change the security group, change security group, reassign*, leave, remove from, switch from, leavesecuritygroup, joinsecuritygroup, modifyinstanceattribute, transfer*, change group*, swap out',
  running:
    'running instance, running server, live, later, afterwards, after creation, without downtime, in production, existing server, existing instance, already running',
  when: 'when, situation*, scenario*, case*, circumstance*, condition*, do i need, need to add, necessary, must i add, should i add, is it needed, needed, do i have to, required to add, should i, need a rule, any rule, need rule',
  openPort:
    'open, opening, expose*, allow access, publish*, unblock port, let in, let through, make * accessible, make available, from the internet, allow*, permit*, access from',
  customPort:
    'non-default, non default, nonstandard, non-standard, custom port, other port, another port, different port, new port, own port, on port, changed port, moved from, unusual port, new app*',
  emptyGroup:
    'empty, no rules, without rules, no inbound rules, has nothing, nothing in it, without any rule, zero rules, no rule at all, blank',
  auto: "automatic*, automatically, by itself, by themselves, on their own, didn't create, did not create, didn't add, did not add, not add, never added, never created, unknown, unexpected, strange, mysterious, appear*, suddenly there, who added, who put, who made, nobody, somebody added, extra rules, added rules, showed up, popped up, keeps adding, weird, unfamiliar, don't recognize, don't recognise, out of nowhere, by alibaba, not by me, foreign, overnight, not mine",
  hacked: 'hack*, compromis*, malware, virus, botnet, bot, infected, intrud*, mining, mines, trojan, zombie, breach*',
  dms: 'dms, data management',
  dts: 'dts, data transmission, migration task, data migration, database migration, 100.104*, 100.64*, sync*',
  managed: 'managed, resourcemanagedbycloudproduct, system rules, cannot edit, cannot be edited, greyed out group',
  misconfigure:
    'wrong*, incorrect*, misconfigur*, mistake*, mistaken*, accident*, fat-finger*, bad rule*, screwed, messed up, mess up, error in, faulty, improper*, by accident, badly, sloppy',
  consequence:
    'consequenc*, impact*, effect*, happen*, what if, risk*, danger*, problem*, symptom*, damage, bad, harm, fallout, go wrong, goes wrong, trouble, safe, unsafe, issues',
  afterChange:
    'after chang*, after edit*, after modif*, after i chang*, after updating, suddenly, since then, this morning, changed the, deleted the, removed the, removed all, edited, stopped working, since i, after i put, after removing, after deleting, no longer, anymore, any more, right after, just changed, yesterday',
  undo: 'undo, revert, roll back, rollback, recover*, restore, get back in, fix, repair, back to how, rescue, previous state',
  tooOpen:
    'open to the world, open to everyone, wide open, whole internet, everyone, anyone, all ports, anybody, public to all, opened everything, entire internet, everything open, exposed',
  ssh: 'ssh, sshd, putty, secure shell, scp, sftp',
  rdp: 'rdp, remote desktop, mstsc, terminal services',
  ping: 'ping*, icmp*, echo request',
  web: 'http, https, web, website*, browser*, nginx, apache, iis, httpd, page, site, web server, webserver, webpage, wordpress, blog, port 80, homepage',
  mail: 'mail*, smtp, email*, e-mail*, sendmail, postfix, exim*, 465, 587, mx, nodemailer, phpmailer, mailer, outgoing mail, newsletter',
  protocol: 'protocol*, tcp, udp, gre, icmp, ipprotocol',
  port: 'port, ports, porst',
  portFormat:
    'port range*, portrange, -1/-1, range of ports, 80/80, 1/65535, all ports, common ports, which port, default port, port number*, port list, valid port*, format, comma, ports in one, several ports, consecutive, hyphen, slash between, notation of port*',
  cidr: 'cidr*, subnet*, netmask*, mask*, prefix length, slash, ip range*, range of ip*, address range*, address block*, addresses in, ips in, how many ips, how many addresses, block*, notation, /24, /32, /16, /8, 0.0.0.0/0, network address, begin and end, bits, span, cover*',
  authObject:
    'authorization object*, source field, source, destination field, source ip, allowed source, cidr_ip, sourcecidrip',
  ip: 'ip, ips, ip address*, address*, ipv6, ipv4, static ip, addr',
  single:
    'only one, only our, only office, single ip, one ip, a single, only my, only the, just my, only from, specific ip, let only, alone, one address, just one',
  rangeConvert:
    'to, through, range, from, between, start, end, as cidr, to cidr, into cidr, convert, first and last, turn that span',
  ram: 'ram, iam, policy, policies, permission*, sub-account*, subaccount*, sub account*, sub-user*, ram user*, user*, developer*, intern*, team member*, colleague*, contractor*, privilege*, role*, admin*, ecs:*, aliyunecsfullaccess, custom policy, access right*, staff, employee*',
  permission:
    "forbid*, prohibit*, prevent*, deny policy, deny a user, restrict*, disallow*, stop * from chang*, stop developers, not be able to change, must not change, shouldn't change, not change, cannot change, block * from, lock down, who may, who can, read-only, readonly, not allowed to, keep * from editing, take away, revoke, don't want them to touch, touch, off limits, effect: deny",
  edit: 'chang*, edit*, modif*, configur*, alter*, update*, authorizesecuritygroup*, revokesecuritygroup*, modifysecuritygroup*, write access, touch',
  blocked:
    'blocked, unblock*, illegal, harmful, taken down, take down, banned, ban, shut down, shut off, prohibited, unlawful, violation*, violates, rectif*, censor*, forbidden content, suspended, disabled site, correct the site, correction, block page, release, regulator*, lift the block, domain blocked, shut',
  content2: 'content, posted, forum, spam, gambling, porn*, pages with, material, information',
  penalty:
    'penal*, penalt*, punish*, sanction*, attack*, malicious, behaviour, behavior, ddos, brute force, port scan*, scanning, outbound attack*, abuse, phishing, wrongdoing, misbehav*, offence',
  appeal:
    'appeal*, contest*, dispute*, object, objection, complain*, false positive, did nothing, innocent, disagree, review again, reconsider*, feedback, recheck, unjust*, unfair*, wrongly accused',
  notice: 'notice*, notif*, warning*, email from, message from, told, letter, alert, got a mail, received, informed',
  website: 'website*, site*, domain*, url*, web page*, page, blog, forum',
  quota:
    'quota*, limits page, limit page, describeaccountattributes, getproductquota, quota center, resource limit*, q_security-groups, entitled, allowance*, account limit*, service quota*, aliyunquotas*',
  view: 'view, see, check, where, look up, find out, find, show, list, display, lookup, page, know, inspect, query',
  account: 'account*, my limits, our account, my account',
  copy: 'copy, copied, export*, import*, clone*, duplicate the group, replicate',
  namespace: 'namespace*, netns, ip netns, ip link',
  allow: 'allow*, permit*, accept*, authoriz*, authoris*, whitelist*, let',
  deny: 'deny, denied, denies, drop*, block*, reject*, forbid*, refuse',
  vpc: 'vpc*, vswitch*',
  region: 'region*, cross-account, another account, other account, different account, accounts, zone*',
  internet: 'internet, public, from outside, outside, public ip, from home, laptop, externally, external, eip',
  api: 'api, terraform, sdk, cli, console, createsecuritygroup, alicloud_security_group, via the api, script*, ros',
  vnc: 'vnc, console connection, workbench',
  prefixList: 'prefix list*, max entries, prefixlist*',
  learn: 'lesson*, tutorial*, practice, practise, practising, practicing, exercise*, learn, course',
  alibaba: 'alibaba*, aliyun, here, this cloud, on ecs, ali cloud, alicloud*',
  likeElsewhere:
    'like, similar*, same way, equivalent*, as in, as on, unlike, coming from, used to, compared to, come from, counterpart, analog*, on aws i, in aws i, does alibaba',
  otherProvider:
    'aws, amazon, azure, gcp, gcloud, google cloud, ec2, nsg, digitalocean, droplet*, linode, vultr, hetzner, ovh, pfsense, openstack, oracle cloud, active directory, tencent, huawei, cloudflare, proxmox, mikrotik, cisco, netgear',
  billing:
    'invoice*, bill, billing, pay, payment*, refund*, charged, charge*, price*, pricing, cost*, coupon*, subscription*, pay-as-you-go, free trial, discount*, credit card, renewal, renew*, overdue, expire*',
  storage: 'disk*, snapshot*, image*, backup*, oss, bucket*, mount*, storage, volume*, nas, no space left',
  credential:
    'password*, publickey, private key*, key pair*, ssh key*, mfa, two-factor, 2fa, verification code, accesskey*, access key*, pem, login code, real-name, captcha, identity verification, access denied for user, using password',
  certificate: "acme*, ssl certificate*, certificate*, certbot, let's encrypt, letsencrypt, ssl, err_cert*",
  dns: 'dns, nameserver*, cname, domain name, nxdomain, mx record*, a record, resolve*, register a domain, transfer domain, whois',
  product:
    'rds, slb, alb, nlb, load balancer*, cdn, waf, nat gateway, vpn gateway, kubernetes, k8s, docker, container*, lambda, function compute, serverless, polardb, kafka, maxcompute, auto scaling, health check*, anti-ddos, log service, cloudmonitor',
  performance:
    'cpu, kernel*, fail* to start, fail* to boot, grub, memory, slow, load average, bandwidth, instance type*, vcpu, out of memory, oom, reboot*, performance, disk io, resize*, spec, swap, crontab, timezone, partition*',
  program:
    'npm, pip, git, python, javascript, php, compile*, segfault, nullpointer*, regex, excel, vlookup, vim, cron*, sql, ansible, react, function, mysql error, php-fpm, proxy_pass, upstream*, ssl_do_handshake, gunicorn, max_connections, slow query, dockerfile, imagepullbackoff, systemctl',
  home: 'router*, wifi, wi-fi, printer*, usb, iphone, android, tv, playstation, netgear, keyboard',
  chat: 'hello, hi, hey, thanks, thank you, joke*, weather, capital of, who won, recipe*, movie*, song*, poem, translate, love, flight*, hotel*, cook*, dog, cat, doctor, how tall, how old, best, president, football, world cup, gift, birthday, running shoes, stock price, news, robot, human, good morning',
  docker: 'docker*, container*, podman, published port*, publish*, compose',
  kubernetes:
    'kubernetes, k8s, ack, pod, pods, kubelet, nodeport*, worker node*, terway, flannel, kubectl, apiserver, cluster*, 10250, 6443, containerd',
  terraform:
    'terraform, alicloud_*, tf, hcl, pulumi, iac, infrastructure as code, tfstate, nic_type, provider, opentofu',
  balancer:
    'load balanc*, slb, clb, alb, nlb, health check*, backend server*, backend*, listener*, real server*, health probe*',
  managedDatabase:
    'rds, polardb, tair, apsaradb, managed database*, cloud database*, rds.aliyuncs.com, kvstore, database instance*, managed mysql, managed redis',
  wafPage:
    'waf, 405, block page, request has been blocked, threat*, web application firewall, errors.aliyun.com, traceid, access blocked, security threat, intercept*',
  icp: 'icp, beian, filing*, filed, recordal, unfiled, not filed, record number, mainland*, domain not registered',
  publicAddress:
    'public ip*, public address*, eip*, elastic ip*, snat, dnat, nat gateway, static ip, internet access, no internet, fixed ip*, nat',
  acl: 'acl, nacl, network acl*, access list*, cloud firewall, vpc firewall*, subnet-level, subnet level, layers, vswitch acl*',
  flowLog:
    'flow log*, log of, logs, logged, logging, denied traffic, dropped traffic, dropped packet*, denied packet*, hit count*, discarded, rejected traffic, trace',
  auditor:
    'audit*, actiontrail, who changed, who edited, who added, who removed, who deleted, who opened, who did, author, history, change log, trail, cloud config, operation record*, cloudtrail, by whom, notified, alert me, track, who modified, who touched, who made, track changes, operation log, log of',
  ipv6: 'ipv6, v6, ::/0, aaaa, icmpv6, ping6, dual stack, dual-stack, ipv6sourcecidrip',
  openSession:
    'existing connection*, open connection*, established, existing session*, open session*, current connection*, idle, keepalive*, keep-alive*, broken pipe, long-lived, long lived, live connection*, already connected, currently connected, 910, session timeout, session*',
  delete: 'delet*, remov*, get rid of, destroy*, throw away, dependencyviolation, referenced, still in use, in use',
  several:
    'two security groups, two sgs, multiple security groups, several security groups, several, multiple, more than one, two groups, many groups, many ips, many addresses, list of, comma*, at once, one rule, in one go, a few, both groups, second group, combined',
  list: 'prefix list*, port list*, ip list*, address list*, list*, maxentries, pl-*, collection, ip set*',
  lightServer:
    'simple application server*, swas*, simple server*, lightweight server*, light server*, lighthouse, swas-open',
  overdue:
    'overdue, arrears, unpaid, expired, stopped instance*, economical mode, no payment, forgot to pay, stopcharging, renew*, subscription ran out, shut down because, stop and start, after restart, suddenly, nothing changed, changed nothing, since this morning, without any change, no change, arrearage, outstanding payment, not enough balance, notenoughbalance, instance is locked, is locked because',
  errorText:
    'error code*, error*, exception*, returns 4*, servererror, serverexception, invalid*, sdk*, api error*, message, code',
  bindAddress:
    'cannot assign requested address, eaddrnotavail, bind*, 10049, wsaeaddrnotavail, errno 99, listen on, ifconfig, ip addr, assign requested, hostname -i',
  acrossNetworks:
    'peering, peered, peer vpc*, cen, two vpcs, another vpc, other vpc*, different vpc*, across vpc*, cross-account, cross account, cross-region, other account*, vpn, leased line, express connect, data center*, data centre*, on-premises, on premises, on-prem, different region*, another region, two accounts, private network of, vpcs, two regions, hybrid*',
  loginSafely:
    'close the port, close a port, close it, hide, bastion*, workbench, session manager, jump host*, jump server*, brute force, login attempt*, failed login*, dynamic address, without opening, from home, safely, securely, secure way, log in, no fixed ip',
  tryOut:
    'dry run, simulat*, test a rule, test rule*, try a rule, try rule*, before production, before i apply, before applying, before saving, without applying, beforehand, preview, reachability analyzer, path analy*, staging, what would break, sandbox, plan mode, verify*, safe to remove, compare before, impact, would happen if',
  members:
    'how many instances, how many servers, how many machines, group full, group is full, capacity, fit into, max servers, number of instances, members, member limit, 6000, 65536, limit of members, size of a group, private ip quota, share a group, how many network',
  blockOne:
    'block an ip, block one, block a single, block one ip, ban*, blacklist*, black list*, attacker*, one address, single ip, deny one, specific ip, keep out, shut out, crawler*, scanning me, attacking, country, refuse',
  whole:
    '0.0.0.0/0, to the world, whole world, the planet, everyone, everybody, wide open, any-any, guardrail*, from anywhere, all sources, high-risk, high risk, nobody may, control policy, company-wide, compliance, expose*, exposing',
  sameNetwork:
    'same vpc, one vpc, a single vpc, within a vpc, within one vpc, inside a vpc, same subnet, same vswitch, same network',
  incomplete:
    'not all rules, not every rule, only some, some of the rules, missing rules, rules are missing, incomplete, truncated, not show all, not list all, not return all, fewer rules, cut off at, all of the rules',
  lacking:
    "no permission*, not have permission*, n't have permission*, lack* permission*, lack the permission*, missing permission*, permission denied by ram, not authorized, not authorised, unauthorized to, not allowed to do, nopermission, no right*, forbidden.*, 403, insufficient permission*, which permission*, what permission*, permission * need, permissions do i need, access denied, grant me, can i get permission",
  lockedOut:
    'lock* * out, lockout, shut myself out, kicked myself out, cut myself off, cut off my own, lost access, lost my own access',
  undelivered:
    "cannot send, can't send, not sent, not delivered, undelivered, get * delivered, be delivered, never arrive*, not received, never received, nothing goes out, in the queue, deferred, send fail*, sending fail*",
}
