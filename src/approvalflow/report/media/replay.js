"use strict";
// Cases move over the map of the design in view. What is shown depends on the moment alone, so
// that the slider may go anywhere; nothing moves until somebody asks for it.
(() => {
  const SVG = "http://www.w3.org/2000/svg";
  let recorded = [];

  function make(parent, tag, kind) {
    const element = document.createElementNS(SVG, tag);
    element.setAttribute("class", kind);
    parent.append(element);
    return element;
  }

  // Legs: flow, when the file sets off, when it arrives and until when it stays, in minutes. They
  // are written as the flow, the time since the leg before, the time on the way and that there.
  function legsOf(cases) {
    const legs = [];
    for (const moves of cases) {
      let until = 0;
      for (let n = 0; n < moves.length; n += 4) {
        const left = until + moves[n + 1];
        const arrived = left + moves[n + 2];
        until = arrived + moves[n + 3];
        legs.push({ flow: moves[n], left, arrived, until });
      }
    }
    return legs;
  }

  // Where each flow leads on a drawing, and along which path, if few do not take it.
  function drawingOf(svg) {
    const places = [...svg.querySelectorAll(".place")].map((place) => {
      const [left, top, width, height] = ["x", "y", "width", "height"].map((name) =>
        Number(place.querySelector(".edge").getAttribute(name)));
      return { x: left + width / 2, bottom: top + height, last: place.matches(".does-end"), number: 0, badge: null };
    });
    const targets = svg.dataset.to.split(" ").map((n) => places[n]);
    const paths = new Map();
    for (const path of svg.querySelectorAll(".way")) {
      paths.set(Number(path.dataset.f), { path, length: path.getTotalLength() });
    }
    const layer = make(svg, "g", "tokens");
    layer.setAttribute("aria-hidden", "true");
    return { places, targets, paths, layer, tokens: [] };
  }

  function replay(figure) {
    const ways = [...figure.querySelectorAll(".map-of")].map((way) => ({
      way,
      legs: legsOf(recorded[Number(way.dataset.design)]),
    }));
    const drawings = new Map();
    const last = ways.reduce((most, one) => one.legs.reduce((m, leg) => Math.max(m, leg.until), most), 1);
    const pace = Math.max(1, Math.round(last / 1000));
    const total = pace * Math.ceil((last * 1.04) / pace);
    const controls = figure.querySelector(".replay");
    const [button, slider, speed, clock] = controls.querySelectorAll("button,input,select,output");
    slider.max = String(total);
    slider.step = String(pace);
    let now = 0;
    let before = null;
    let frame = 0;

    function inView() {
      for (const { way, legs } of ways) {
        const svg = [...way.querySelectorAll("svg.map")].find((one) => one.getClientRects().length);
        if (!svg) continue;
        if (!drawings.has(svg)) drawings.set(svg, drawingOf(svg));
        return { ...drawings.get(svg), legs };
      }
      return null;
    }

    function token({ layer, tokens }, number) {
      while (tokens.length <= number) {
        const shape = make(layer, "path", "token");
        shape.setAttribute("d", "M-5 0a5 5 0 1 0 10 0a5 5 0 1 0-10 0z");
        tokens.push(shape);
      }
      return tokens[number];
    }

    function badge({ layer }, place) {
      if (!place.badge) {
        place.badge = make(layer, "g", "count");
        place.badge.setAttribute("transform", `translate(${place.x} ${place.bottom})`);
        make(place.badge, "path", "").setAttribute("d", "M-12-8h24v16h-24z");
        make(place.badge, "text", "").setAttribute("y", "4");
      }
      return place.badge;
    }

    function draw() {
      const least = (total / Number(speed.value)) * 0.7;
      const drawn = inView();
      let moving = 0;
      for (const place of drawn ? drawn.places : []) place.number = 0;
      for (const { flow, left, arrived, until } of drawn ? drawn.legs : []) {
        const way = drawn.paths.get(flow);
        const place = drawn.targets[flow];
        if (now < left || !place) continue;
        const there = until > left ? Math.max(arrived, left + Math.min(least, until - left)) : left + least;
        if (now < there && way) {
          const at = way.path.getPointAtLength((way.length * (now - left)) / (there - left));
          const shape = token(drawn, moving++);
          shape.setAttribute("transform", `translate(${at.x.toFixed(1)} ${at.y.toFixed(1)})`);
          shape.removeAttribute("display");
        } else if (now < until || place.last) {
          place.number += 1;
        }
      }
      if (drawn) {
        for (const shape of drawn.tokens.slice(moving)) shape.setAttribute("display", "none");
        for (const place of drawn.places) {
          if (!place.number && !place.badge) continue;
          badge(drawn, place).lastChild.textContent = String(place.number);
          if (place.number) place.badge.removeAttribute("display");
          else place.badge.setAttribute("display", "none");
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
    for (const choice of figure.querySelectorAll(".pick")) choice.addEventListener("change", draw);
    addEventListener("resize", draw);
    controls.hidden = false;
    draw();
  }

  // A large page has maps that are not in view, what they replay and folded tables packed; where a
  // browser cannot unpack them, the notes stay in their place.
  async function unpacked(packed) {
    const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
    const plain = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate"));
    return new Response(plain).text();
  }

  async function start() {
    const source = document.getElementById("replay-data");
    const { packed } = source.dataset;
    if (packed && !window.DecompressionStream) return;
    recorded = JSON.parse(packed ? await unpacked(packed) : source.textContent);
    for (const note of document.querySelectorAll("[data-packed]:not(script)")) {
      note.outerHTML = await unpacked(note.dataset.packed);
    }
    for (const figure of document.querySelectorAll(".map-figure")) replay(figure);
  }

  start();
})();
