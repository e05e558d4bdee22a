import {getJson, poll} from './api.js';
import {h, named, notice, setText} from './dom.js';
import * as format from './format.js';
import {progressBar} from './states.js';

const POLL_MILLIS = 2000;

/** Who is in the cluster, and what each runs. */
export async function show({main, signal, title}) {
  title('Cluster');
  const problem = h('div');
  const trouble = h('p', {class: 'banner warning', role: 'alert', hidden: true});
  const summary = h('p', {class: 'soft'});
  const members = h('ul', {class: 'members'});
  main.append(h('div', {class: 'heading'}, h('h1', {}, 'Cluster'), summary), problem, trouble, members);
  const cards = new Map();
  await poll(POLL_MILLIS, signal, async () => {
    const cluster = await getJson('/cluster', signal);
    problem.replaceChildren();
    setText(trouble, cluster.trouble ?? '');
    trouble.hidden = !cluster.trouble;
    const list = cluster.members ?? [];
    const slots = cluster.slots ?? list.reduce((sum, member) => sum + (member.slots ?? 0), 0);
    const running = list.reduce((sum, member) => sum + (member.running ?? []).length, 0);
    setText(summary, `${format.count(list.length)} ${list.length === 1 ? 'member' : 'members'}, ${
      format.count(slots)} ${slots === 1 ? 'slot' : 'slots'}, ${format.count(running)} busy`);
    const astray = cluster.elsewhere ?? [];
    draw(astray.length === 0 ? list : [...list, {address: 'Slots on the move', running: astray}]);
  }, e => problem.replaceChildren(notice(e.message)));

  function draw(list) {
    const there = new Set(list.map(member => member.address));
    for (const [address, card] of cards) {
      if (!there.has(address)) {
        card.element.remove();
        cards.delete(address);
      }
    }
    for (const member of list) {
      if (!cards.has(member.address)) {
        const card = memberCard(member);
        cards.set(member.address, card);
        members.append(card.element);
      }
      cards.get(member.address).set(member);
    }
  }
}

function memberCard(member) {
  const status = h('span', {class: 'state'});
  const roles = h('span', {class: 'soft'});
  const blocks = h('ul', {class: 'blocks'});
  const idle = h('p', {class: 'soft'});
  const shown = new Map();
  return {
    element: h('li', {class: 'card'},
      h('div', {class: 'heading'}, h('h2', {class: 'address'}, named(member.address)), status), roles, blocks, idle),
    set(now) {
      setText(status, String(now.status ?? ''));
      status.hidden = now.status === undefined;
      status.className = `state ${now.status === 'Up' ? 'succeeded' : 'failed'}`;
      setText(roles, now.roles === undefined ? 'on members not known at the moment' : `${now.roles.join(', ')} · ${
        format.count(now.slots)} ${now.slots === 1 ? 'slot' : 'slots'}`);
      const running = now.running ?? [];
      setText(idle, running.length > 0 || !now.slots ? '' : 'Idle');
      idle.hidden = idle.textContent === '';
      drawBlocks(running);
    }
  };

  function drawBlocks(running) {
    const keys = new Map(running.map(block => [`${block.slot}/${block.batch}/${block.block}/${block.attempt}`, block]));
    for (const [key, row] of shown) {
      if (!keys.has(key)) {
        row.element.remove();
        shown.delete(key);
      }
    }
    for (const [key, block] of keys) {
      if (!shown.has(key)) {
        const row = blockRow(block);
        shown.set(key, row);
        blocks.append(row.element);
      }
      shown.get(key).set(block);
    }
  }
}

function blockRow(block) {
  const bar = progressBar(`${block.slot}, block ${block.block}`);
  const last = block.firstScenario + block.lanes - 1;
  return {
    element: h('li', {},
      h('span', {class: 'slot'}, named(block.slot)),
      h('span', {},
        h('a', {href: `#/batches/${encodeURIComponent(block.batch)}`, class: 'id'}, String(block.batch).slice(0, 8)),
        ` block ${format.count(block.block)}, scenarios ${format.count(block.firstScenario)}–${format.count(last)}${
          block.attempt > 1 ? `, attempt ${block.attempt}` : ''}`),
      bar.element),
    set(now) {
      bar.set(now.fractionDone ?? 0);
    }
  };
}
