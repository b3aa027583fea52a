# Draws figures of column width with gnuplot 5.4 or newer: OUT.pdf, OUT.svg or OUT.png by its ending, else both of the first.
#   gnuplot -c scripts/plot.gp timeline DIR OUT
#   gnuplot -c scripts/plot.gp breakdown DIR|CSV OUT
#   gnuplot -c scripts/plot.gp lines CSV OUT [OPTION…]
#   gnuplot -c scripts/plot.gp users DIR OUT
#   gnuplot -c scripts/plot.gp purchases DIR OUT
#   gnuplot -c scripts/plot.gp gaps CSV OUT [OPTION…]
#   gnuplot -c scripts/plot.gp why DIR OUT [OPTION…]
# docs/experiments.md explains it and its options; plotdata.py prepares the data.
if (ARGC < 3) {
  print "plot: gnuplot -c scripts/plot.gp timeline|breakdown|lines|users|purchases|gaps|why SOURCE OUT [OPTION…]"
  exit status 2
}
set encoding utf8
set loadpath ARG0[1:strlen(ARG0) - strlen("plot.gp")]
shape = "nothing"
command = sprintf("python3 '%splotdata.py' '%s' '%s'", ARG0[1:strlen(ARG0) - strlen("plot.gp")], ARG1, ARG2)
do for [i = 4:ARGC] { command = command.sprintf(" '%s'", value(sprintf("ARG%d", i))) }
load "< ".command
if (shape eq "nothing") { exit status 1 }

set xlabel xtitle offset 0, 0.3
set ylabel ytitle
set border 3 lw 0.6
set tics nomirror out scale 0.5
set pointintervalbox 0
set key outside below center horizontal Left reverse samplen 1 width -3 maxcols legend_columns noenhanced
colour_of(i) = colour[(i - 1) % colour_count + 1]
if (legend_columns == 0) { set key off }

if (shape eq "boxes") {
  # $points: row, from, to, key
  every = 1 + row_count / 45
  set ytics () scale 0
  set for [i = 1:row_count:every] ytics add (row[i] i - 1) noenhanced
  set yrange [row_count - 0.5:-0.5]
  set xrange [least:*] noextend
  set style fill solid 1 border
} else { if (shape eq "spreads") {
  # $points: row, lower whisker, lower quartile, median, upper quartile, upper whisker; $outside: row, value
  set grid x lw 0.4 lc "#dddddd"
  set ytics () scale 0
  set for [i = 1:row_count] ytics add (row[i] i - 1) noenhanced
  set yrange [row_count - 0.5:-0.5]
  set style fill solid 1 border lc "black"
} else {
  # $points: x, y, lower, upper, whether a limit ended a search
  set grid lw 0.4 lc "#dddddd"
  if (logx) { set logscale x; set format x "10^{%L}" }
  if (logy) { set logscale y; set format y "10^{%L}" } else { set yrange [0:*] }
  if (tick_count > 0) {
    set xtics ()
    set for [i = 1:tick_count] xtics add (tick[i] i - 1) rotate by 30 right noenhanced
    set offsets 0.5, 0.5, 0, 0
  }
} }
style_of(i) = word("7 5 9 11 13 1 2 3", (i - 1) % 8 + 1) + 0
dash_of(i) = (i - 1) / colour_count % 3 + 1

columns = errors ? "1:2:3:4" : "1:2"
style = (errors ? "yerror" : "").(joined ? (errors ? "lines" : "linespoints") : (errors ? "bars" : "points"))

ending = strlen(ARG3) > 4 ? ARG3[strlen(ARG3) - 3:] : ""
given = strstrt(" .pdf .PDF .svg .SVG .png .PNG ", " ".ending." ") && ending[1:1] eq "."
kinds = !given ? "pdf svg" : ending[2:] eq "PDF" ? "pdf" : ending[2:] eq "SVG" ? "svg" : ending[2:] eq "PNG" ? "png" : ending[2:]
do for [kind in kinds] {
  if (kind eq "pdf") {
    set terminal pdfcairo size 3.5, height font "sans,7" fontscale 0.6 lw 0.6
  } else { if (kind eq "png") {
    set terminal pngcairo size 1050, int(300 * height) font "sans,24" fontscale 0.8 lw 2
  } else {
    set terminal svg size 336, int(96 * height) font "sans,9" background "white"
  } }
  set output given ? ARG3 : sprintf("%s.%s", ARG3, kind)
  if (shape eq "boxes") {
    plot for [i = 1:key_count] $points index i - 1 \
      using 2:1:2:3:($1 - 0.4):($1 + 0.4) with boxxyerror lc rgb colour_of(i) lw 0.4 title key[i]
  } else { if (shape eq "spreads") {
    plot $points using 2:1:($6 - $2):(0) with vectors nohead lc rgb "black" lw 0.6 title "", \
      "" using 3:1:3:5:($1 - 0.3):($1 + 0.3) with boxxyerror lc rgb colour_of(1) lw 0.6 title "", \
      "" using 4:($1 - 0.3):(0):(0.6) with vectors nohead lc rgb "black" lw 1.2 title "", \
      $outside using 2:1 with points lc rgb "black" pt 6 ps 0.3 title ""
  } else {
    set style data @style
    plot for [i = 1:key_count] $points index i - 1 using @columns \
      lc rgb colour_of(i) dt dash_of(i) lw 1 pt style_of(i) ps 0.4 title key[i], \
      for [i = 1:key_count] $points index i - 1 using 1:($5 > 0 ? $2 : NaN) \
      with points lc rgb "white" pt 7 ps 0.2 notitle
  } }
}
set output
