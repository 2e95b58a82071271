// Goes to every kind of page that links lead to, each kind once.

const id = /[\w-]{22,}/g; // ids and secrets; a community's name is not as long
const community = /^\/c\/[\w-]+/;

/** Follows links from `from` on; answers with the kinds of pages that were seen. A kind is an address without its ids and its query. */
export async function crawl(visitor, from = "/") {
  const seen = new Set();
  const ahead = [from];
  while (ahead.length > 0) {
    const path = ahead.shift();
    const kind = path.replace(community, "/c/…").replace(id, "…").replace(/[?#].*$/, "");
    if (seen.has(kind)) continue;
    seen.add(kind);
    await visitor.go(path);
    if (visitor.status >= 400) visitor.wrong(`a link leads to ${path}, which answers ${visitor.status}`);
    ahead.push(...(await links(visitor.page)));
  }
  return seen;
}

// Links to other pages of the site: not files that are saved, and not parts of the page itself.
function links(page) {
  return page.$$eval("a[href]", (anchors) => {
    const page = (link) => link.origin === location.origin && !link.hasAttribute("download") && !/\.\w{2,4}$/.test(link.pathname);
    return anchors.filter(page).map((link) => link.pathname + link.search);
  });
}
