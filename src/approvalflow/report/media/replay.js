"use strict";
// Cases move over the arrows of a map. What is shown depends on the moment alone, so that the
// slider may go anywhere; nothing moves until somebody asks for it.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  let recorded = [];

  function make(parent, tag, kind) {
    const element = document.createElementNS(SVG, tag);
    element.setAttribute("class", kind);
    parent.append(element);
    return element;
  }

  // Legs: path, when the file sets off, when it arrives and until when it stays, in minutes. They
  // are written as the path, the time since the leg before, the time on the way and that there.
  function legsOf(cases, paths) {
    const legs = [];
    for (const moves of cases) {
      let until = 0;
      for (let n = 0; n < moves.length; n += 4) {
        const left = until + moves[n + 1];
        const arrived = left + moves[n + 2];
        until = arrived + moves[n + 3];
        const way = paths.get(moves[n]);
        if (way) legs.push({ way, left, arrived, until });
      }
    }
    return legs;
  }

  function pathsOf(figure, design) {
    const places = [...figure.querySelectorAll(".drawn .place")].map((place) => {
      const [left, top, width, height] = ["x", "y", "width", "height"].map((name) =>
        Number(place.querySelector(".edge").getAttribute(name)));
      return { left, right: left + width, bottom: top + height, last: place.matches(".does-end") };
    });
    const paths = new Map();
    for (const path of figure.querySelectorAll(".drawn .way")) {
      const flow = path.dataset.f.split(" ")[design];
      if (flow === "-") continue;
      paths.set(Number(flow), { path, length: path.getTotalLength(), ...places[path.dataset.t] });
    }
    return paths;
  }

  function replay(figure) {
    const designs = figure.dataset.replay.split(" ").map((n, k) => ({
      legs: legsOf(recorded[Number(n)], pathsOf(figure, k)),
      tokens: [],
      counts: new Map(),
      kind: `t${k}`,
      end: k,
    }));
    const last = designs.reduce((most, d) => d.legs.reduce((m, leg) => Math.max(m, leg.until), most), 1);
    const pace = Math.max(1, Math.round(last / 1000));
    const total = pace * Math.ceil((last * 1.04) / pace);
    const controls = figure.querySelector(".replay");
    const [button, slider, speed, clock, whole] = controls.querySelectorAll("button,input,select,output");
    const layer = make(figure.querySelector(".drawn .map"), "g", "tokens");
    layer.setAttribute("aria-hidden", "true");
    slider.max = String(total);
    slider.step = String(pace);
    let now = 0;
    let before = null;
    let frame = 0;

    function token(design, number) {
      while (design.tokens.length <= number) {
        const shape = make(layer, "path", `token ${design.kind}`);
        shape.setAttribute("d", design.end ? "M-6 0L0-6L6 0L0 6z" : "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z");
        design.tokens.push(shape);
      }
      return design.tokens[number];
    }

    function badge(design, way) {
      const place = `${way.left} ${way.bottom}`;
      if (!design.counts.has(place)) {
        const group = make(layer, "g", `count ${design.kind}`);
        const x = design.end ? way.right - 16 : way.left + 16;
        group.setAttribute("transform", `translate(${x} ${way.bottom})`);
        make(group, "path", "").setAttribute("d", design.end ? "M-15 0L0-12L15 0L0 12z" : "M-12-9h24v18h-24z");
        make(group, "text", "").setAttribute("y", "4");
        design.counts.set(place, { group, number: 0 });
      }
      return design.counts.get(place);
    }

    function draw() {
      const least = (total / Number(speed.value)) * 0.7;
      for (const design of designs) {
        let moving = 0;
        for (const count of design.counts.values()) count.number = 0;
        for (const { way, left, arrived, until } of design.legs) {
          if (now < left) continue;
          const there = until > left ? Math.max(arrived, left + Math.min(least, until - left)) : left + least;
          if (now < there) {
            const at = way.path.getPointAtLength((way.length * (now - left)) / (there - left));
            const shape = token(design, moving++);
            shape.setAttribute("transform", `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`);
            shape.removeAttribute("display");
          } else if (now < until || way.last) {
            badge(design, way).number += 1;
          }
        }
        for (const shape of design.tokens.slice(moving)) shape.setAttribute("display", "none");
        for (const { group, number } of design.counts.values()) {
          group.lastChild.textContent = String(number);
          if (number) group.removeAttribute("display");
          else group.setAttribute("display", "none");
        }
      }
      slider.value = String(now);
      clock.value = moment(clock.dataset);
      slider.setAttribute("aria-valuetext", clock.value);
    }

    // By the day; where all is over within two days, by hours and minutes.
    function moment({ words, hours }) {
      const time = (minutes) => `${Math.floor(minutes / 60)}:${String(Math.floor(minutes % 60)).padStart(2, "0")}`;
      if (total < 2880) return hours.replace("{time}", time(now)).replace("{whole}", time(total));
      return words.replace("{day}", Math.floor(now / 1440)).replace("{days}", Math.ceil(total / 1440));
    }

    function step(time) {
      if (before !== null) now = Math.min(total, now + ((time - before) / 1000) * (total / Number(speed.value)));
      before = time;
      draw();
      if (now >= total) pause();
      else frame = requestAnimationFrame(step);
    }

    function pause() {
      cancelAnimationFrame(frame);
      frame = 0;
      before = null;
      button.textContent = button.dataset.play;
    }

    button.addEventListener("click", () => {
      if (frame) return pause();
      if (now >= total) now = 0;
      button.textContent = button.dataset.pause;
      frame = requestAnimationFrame(step);
    });
    slider.addEventListener("input", () => {
      now = Number(slider.value);
      draw();
    });
    speed.addEventListener("change", draw);
    whole.addEventListener("change", () => {
      figure.querySelector(".drawn").classList.toggle("whole", whole.checked);
    });
    controls.hidden = false;
    draw();
  }

  // A large page has its later maps, what they replay and folded tables packed; where a browser
  // cannot unpack them, the notes stay in their place.
  async function unpacked(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(plain).text();
  }

  // The names of the lanes stay in sight; what a redesign changes is brought there.
  function scroll(figure) {
    const region = figure.querySelector(".drawn");
    const names = region.querySelector(".follow");
    region.addEventListener("scroll", () => {
      const scale = names.ownerSVGElement.getScreenCTM().a;
      names.setAttribute("transform", `translate(${(region.scrollLeft / scale).toFixed(1)} 0)`);
    });
    const changed = [...region.querySelectorAll(".place:is(.added, .removed, .changed) .edge")];
    if (!changed.length) return;
    const first = Math.min(...changed.map((edge) => Number(edge.getAttribute("x"))));
    const seen = region.clientWidth - 200;
    if (first > seen) region.scrollLeft = first - seen / 2;
  }

  async function start() {
    const source = document.getElementById("replay-data");
    const { packed } = source.dataset;
    if (packed && !window.DecompressionStream) return;
    recorded = JSON.parse(packed ? await unpacked(packed) : source.textContent);
    for (const figure of document.querySelectorAll("figure[data-replay]")) {
      const note = figure.querySelector("[data-packed]");
      if (note) note.outerHTML = await unpacked(note.dataset.packed);
      scroll(figure);
      replay(figure);
    }
    for (const note of document.querySelectorAll(".table[data-packed]")) {
      note.outerHTML = await unpacked(note.dataset.packed);
    }
  }

  start();
})();
