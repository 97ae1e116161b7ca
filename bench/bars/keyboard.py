"""A page with Tab alone: everything that can be used is reached, the focus is seen and lies under nothing, and the skip
link skips."""

from playwright.sync_api import Page as Tab

MOST = 400
# How an element is drawn, with the boxes that may stand for it: a label, a stretched link's own corner, a card round it.
DRAWN = """
const near = element => [element, element.parentElement, element.closest('label'), element.closest('li, article'),
  element.nextElementSibling].filter(Boolean);
const drawn = element => near(element).flatMap(one => [null, '::before', '::after'].map(part => {
  const style = getComputedStyle(one, part);
  const outline = style.outlineStyle === 'none' || !parseFloat(style.outlineWidth) ? '' : style.outline;
  return [outline, style.boxShadow, style.borderColor, style.backgroundColor].join();
})).join('|');
"""
# One of a group of radio buttons is reached by Tab, the others by arrows; what is folded away isn't there yet.
MARK = f"""() => {{
  {DRAWN}
  const able = 'a[href], button, input:not([type=hidden]), select, textarea, summary, iframe, [tabindex]';
  const groups = new Set();
  window.before = [];
  for (const element of document.querySelectorAll(able)) {{
    if (element.disabled || element.tabIndex < 0 || !element.checkVisibility({{visibilityProperty: true}})) continue;
    if (element.closest('[inert]')) continue;
    if (element.type === 'radio') {{
      const checked = document.querySelector(`input[type=radio][name="${{element.name}}"]:checked`);
      if (groups.has(element.name) || (checked && checked !== element)) continue;
      groups.add(element.name);
    }}
    element.dataset.key = before.length;
    before.push(drawn(element));
  }}
  return before.length;
}}"""
# Hidden (WCAG 2.4.11): none of nine points of what the screen holds of it is its own; its label or card counts as its
# own. In a frame the focus is on something that isn't this page's.
LOOK = f"""async () => {{
  {DRAWN}
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const key = element.dataset.key ?? '';
  const place = () => element.getClientRects()[0] ?? element.getBoundingClientRect();
  let box = place();
  for (let again = 0; again < 60; again++) {{  // it may still be scrolled to
    await new Promise(requestAnimationFrame);
    const now = place();
    if (now.x === box.x && now.y === box.y) break;
    box = now;
  }}
  const part = (from, size, most, share) => {{
    const start = Math.max(0, from), end = Math.min(most, from + size);
    return start + (end - start) * share;
  }};
  const shares = [.1, .5, .9];
  const points = shares.flatMap(x => shares.map(y => [part(box.x, box.width, innerWidth, x), part(box.y, box.height, innerHeight, y)]));
  const own = top => top && near(element).some(one => one.contains(top) || top.contains(one));
  const words = (element.textContent || element.name || '').trim().slice(0, 30);
  return {{
    key,
    name: `${{element.tagName.toLowerCase()}}.${{element.className}} ${{words}}`,
    isSeen: key === '' || element.tagName === 'IFRAME' || drawn(element) !== before[key],
    isHidden: box.width > 2 && !points.some(point => own(document.elementFromPoint(...point))),
  }};
}}"""


def walk(tab: Tab) -> list[str]:
    """What is wrong for somebody without a mouse."""
    found = [] if tab.locator("a.skip").count() == 0 else _skip(tab)
    tab.goto(tab.url.partition("#")[0], wait_until="load")
    count = tab.evaluate(MARK)
    reached: set[str] = set()
    last = ""
    for _step in range(MOST):
        tab.keyboard.press("Tab")
        place = tab.evaluate(LOOK)
        if place is not None and place["key"] == last:
            continue  # a date is several stops of one field
        if place is None or place["key"] in reached:
            break
        last = place["key"]
        reached.add(last)
        if not place["isSeen"]:
            found.append(f"focus not seen on {place['name']}")
        if place["isHidden"]:
            found.append(f"focus hidden on {place['name']}")
    for key in sorted({str(number) for number in range(count)} - reached, key=int):
        name = tab.evaluate("key => document.querySelector(`[data-key='${key}']`)?.outerHTML.slice(0, 80)", key)
        found.append(f"not reached: {name}")
    return found


def _skip(tab: Tab) -> list[str]:
    tab.goto(tab.url.partition("#")[0], wait_until="load")
    tab.keyboard.press("Tab")
    if not tab.evaluate("document.activeElement.matches('a.skip')"):
        return ["the skip link is not first"]
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    inside = "document.activeElement === document.body || !document.activeElement.closest('body > header')"
    return [] if tab.evaluate(inside) else ["the skip link does not skip"]
