"use strict";
// The page works without this: text, marks, lists and links are all in the document. The script
// shows values on hover and focus, lights up what belongs together, and filters the index.
document.documentElement.classList.add("js");
document.addEventListener("DOMContentLoaded", () => {
  const find = (selector, from = document) => from.querySelector(selector);
  const all = (selector, from = document) => [...from.querySelectorAll(selector)];

  // --- What belongs together: a mention, its line in the list, the other mentions of the same.
  const tip = document.createElement("div");
  tip.id = "tip";
  tip.setAttribute("role", "tooltip");
  tip.hidden = true;
  document.body.append(tip);

  function value(mark) {
    if (mark.title) {
      mark.dataset.value = mark.title;
      mark.removeAttribute("title");
    }
    return mark.dataset.value || "";
  }

  function showTip(mark) {
    tip.textContent = value(mark);
    tip.hidden = false;
    const box = mark.getClientRects()[0] || mark.getBoundingClientRect();
    const { offsetWidth: width, offsetHeight: height } = tip;
    const left = Math.min(Math.max(box.left, 8), document.documentElement.clientWidth - width - 8);
    const above = box.top - height - 6;
    tip.style.left = `${Math.max(left, 8)}px`;
    tip.style.top = `${above < 4 ? box.bottom + 6 : above}px`;
    mark.setAttribute("aria-describedby", "tip");
  }

  function hideTip() {
    tip.hidden = true;
    all('[aria-describedby="tip"]').forEach((mark) => mark.removeAttribute("aria-describedby"));
  }

  function light(ids) {
    all(".lit").forEach((node) => node.classList.remove("lit"));
    for (const id of ids) {
      const entry = document.getElementById(id);
      if (entry) entry.classList.add("lit");
      all(`.mark[href="#${id}"], .mark[data-also~="${id}"]`).forEach((m) => m.classList.add("lit"));
    }
  }

  function attend(event) {
    const node = event.target instanceof Element ? event.target : null;
    const mark = node && node.closest("a.mark, a.flag");
    const entry = node && node.closest(".found li[id]");
    if (mark) {
      light([mark.hash.slice(1), ...(mark.dataset.also || "").split(" ").filter(Boolean)]);
      showTip(mark);
    } else {
      hideTip();
      light(entry ? [entry.id] : []);
    }
  }
  document.addEventListener("pointerover", attend);
  document.addEventListener("focusin", attend);
  document.addEventListener("scroll", hideTip, { capture: true, passive: true });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") hideTip();
  });

  function evidence(key) {
    all(".ev.shown").forEach((run) => run.classList.remove("shown"));
    if (key) all(`.ev[data-e~="${key}"]`).forEach((run) => run.classList.add("shown"));
  }

  // --- Where a link leads: a place on the page, in a collection perhaps in another article.
  const bodies = all("#articles > noscript");
  const rows = all("#rows > li");
  const reader = find("#reader");
  const index = find("#index");
  const title = document.title;
  let open = 0;
  let indexAt = 0;

  function articleOf(id) {
    const found = /^a(\d+)(?:-|$)/.exec(id);
    return found ? Number(found[1]) : 0;
  }

  function show(number) {
    if (!reader || number === open) return;
    if (!open) indexAt = scrollY;
    const body = bodies[number - 1];
    reader.innerHTML = body ? body.textContent : "";
    open = body ? number : 0;
    reader.hidden = find("#bar").hidden = !open;
    index.hidden = Boolean(open);
    document.title = open ? `${find("h2", reader).textContent} – ${title}` : title;
    if (open) neighbours();
    else scrollTo(0, indexAt);
  }

  function neighbours() {
    const visible = rows.flatMap((row, i) => (row.hidden ? [] : [i + 1]));
    const before = visible.filter((n) => n < open).pop();
    const after = visible.find((n) => n > open);
    for (const [id, number] of [["#before", before], ["#after", after]]) {
      const link = find(id);
      link.hidden = !number;
      link.hash = number ? `#a${number}` : "#index";
    }
    const at = visible.indexOf(open) + 1;
    find("#where").textContent = at ? `${at} of ${visible.length}` : "";
  }

  function follow() {
    let id = location.hash.slice(1);
    const number = articleOf(id);
    hideTip();
    show(number);
    const link = id && find(`a[data-evidence][href="#${CSS.escape(id)}"]`);
    if (!link || !find(".ev.shown")) evidence(link ? link.dataset.evidence : "");
    const whole = number && id === `a${number}`;
    const node = document.getElementById(whole ? `${id}-h` : id);
    if (!node) return;
    if (whole) scrollTo(0, 0);
    else if (number) node.scrollIntoView({ block: "center" });
    if (number) node.focus({ preventScroll: true });
  }
  addEventListener("hashchange", follow);
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (!link) return;
    if (link.dataset.evidence) evidence(link.dataset.evidence);
    const hash = link.getAttribute("href");
    if (hash === location.hash) {
      event.preventDefault();
      follow();
    }
  });
  if (location.hash) follow();

  // --- The index: filters, and names beyond the first.
  document.addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[data-more]") : null;
    if (!button) return;
    const rest = find("noscript", button.parentElement);
    const holder = document.createElement("div");
    holder.innerHTML = rest.textContent;
    const list = find("ul", button.parentElement);
    const first = list.children.length;
    list.append(...holder.firstElementChild.children);
    button.remove();
    find("a, summary", list.children[first]).focus();
  });

  const form = find("#filters");
  if (!form) return;
  const data = JSON.parse(find("#data").textContent);
  const folded = (text) => text.normalize("NFC").toLowerCase();
  const names = data.names.map(folded);
  const texts = [];
  const decode = { amp: "&", lt: "<", gt: ">", "#34": '"', "#39": "'" };

  function text(i) {
    if (texts[i] === undefined) {
      const body = bodies[i].textContent;
      const start = body.indexOf('<div class="body"');
      const words = start < 0 ? "" : body.slice(start, body.indexOf("</div>", start));
      const plain = words
        .replace(/<[^>]*>/g, "")
        .replace(/&(amp|lt|gt|#34|#39);/g, (_, name) => decode[name]);
      texts[i] = folded(`${rows[i].textContent}\n${plain}`);
    }
    return texts[i];
  }

  // Texts are got ready while nothing else is to be done, so that no search has to wait.
  const later = window.requestIdleCallback || ((work) => setTimeout(() => work(null), 50));
  function prepare(i, idle) {
    const end = performance.now() + 10;
    while (i < rows.length && (idle ? idle.timeRemaining() > 2 : performance.now() < end)) text(i++);
    if (i < rows.length) later((time) => prepare(i, time));
  }
  later((time) => prepare(0, time));

  function number(input) {
    return input && input.value !== "" ? Number(input.value) : null;
  }

  function wanted() {
    const field = form.elements;
    const words = folded(field.words.value).split(/\s+/).filter(Boolean);
    const name = folded(field.name.value).trim();
    const named = name && new Set(names.flatMap((n, i) => (n.includes(name) ? [i] : [])));
    const least = number(field.least);
    const most = number(field.most);
    const currency = field.currency && field.currency.value;
    const [first, last] = [field.first.value, field.last.value];
    const published = field.which.value === "published";
    const kinds = all("[name=kind]:checked", form).map((box) => box.value);
    const within = ([a, b]) => (!first || (b || "9999") >= first) && (!last || (a || "0000") <= last);
    return (article, i) =>
      kinds.every((kind) => article.kinds.includes(kind)) &&
      (!named || article.names.some((n) => named.has(n))) &&
      ((least === null && most === null) ||
        article.amounts.some(
          ([code, low, high]) =>
            code === currency && (least === null || high >= least) && (most === null || low <= most),
        )) &&
      ((!first && !last) ||
        (published
          ? article.published !== null && within([article.published, article.published])
          : article.dates.some(within))) &&
      words.every((word) => text(i).includes(word));
  }

  function filter() {
    const fits = wanted();
    let count = 0;
    data.articles.forEach((article, i) => {
      const fit = fits(article, i);
      rows[i].hidden = !fit;
      count += fit ? 1 : 0;
    });
    const every = count === rows.length;
    find("#status").textContent = every ? `${count} articles` : `${count} of ${rows.length} articles`;
    find("#nothing").hidden = count > 0;
  }
  form.addEventListener("input", filter);
  form.addEventListener("reset", () => setTimeout(filter));
  form.addEventListener("submit", (event) => event.preventDefault());
  filter();
});
