"""The process as a map: designs side by side, laid out in lanes, as SVG, tables or Mermaid."""
