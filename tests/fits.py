"""An example of the record that a calibration leaves; its figures are made up."""

RECORD = """
scenario: north-south/baseline
hash: 3fa9c1d2
runs: 20
migrants: 10000
seed: 1
command: bayiri calibrate north-south
targets:
  - {name: uptake, label: "Took the lump sum within seven months", unit: "per cent of those entitled", use: fitted,
     published: 4.5, low: 3.0, high: 8.0, found: 4.2, found_low: 4.0, found_high: 4.4, verdict: met,
     source: "Ministry of Labour, 2009"}
  - {name: exits, label: "Left for home in a year", unit: "per cent of those abroad", use: fitted, published: 3.0,
     low: 2.0, high: 5.0, found: 4.8, found_low: 4.4, found_high: 5.3, verdict: met, source: "Statistical office, 2012"}
  - {name: later, label: "Left for home in 2015", unit: "per cent of those abroad", use: kept back, published: 2.5,
     low: 2.0, high: 3.0, found: 4.1, found_low: 3.9, found_high: 4.2, verdict: missed,
     source: "Statistical office, 2016"}
parameters:
  - {name: going_home.moving_cost, label: "Cost of going home", unit: ln points, value: 0.8, low: 0.7, high: 0.9,
     prior_low: 0.3, prior_high: 2.0, identified: true}
  - {name: home_tie.decay, label: "Decay of ties to home", unit: per year, value: 0.1, low: 0.04, high: 0.2,
     prior_low: 0.03, prior_high: 0.2, identified: false}
accepted:
  - [0.75, 0.05]
  - [0.88, 0.18]
not_identified: "The decay of ties to home stays as wide as its prior."
"""
