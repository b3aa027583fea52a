# Plots the committed CSVs with gnuplot. In the checkout:
#   gnuplot scripts/plot.gp                                  PNGs in results/plots
#   gnuplot -e "kind='svg'; out='results/plots'" scripts/plot.gp
# A row is plotted where its column "method" is the one wanted.
if (!exists("out")) out = "results/plots"
if (!exists("kind")) kind = "png"
system(sprintf("mkdir -p '%s'", out))
if (kind eq "svg") { set terminal svg size 720,480 } else { set terminal pngcairo size 900,600 }
set datafile separator ","
set datafile missing NaN
set key outside right noenhanced
set grid
set yrange [0:*]
set ylabel "total latency (s)"
shown = "dp autoregressive max-batch uniform-bandwidth greedy goodput"
of(name) = strcol("method") eq name ? column("makespan_s") : NaN

set style data linespoints
set xlabel "tasks"
do for [name in "tasks tasks-1.1b"] {
  set output sprintf("%s/gnuplot-%s.%s", out, name, kind)
  plot for [m in shown] sprintf("results/paper/%s.csv", name) using "tasks":(of(m)) title m
}

set logscale x
set xlabel "uplink bandwidth (Hz)"
set output sprintf("%s/gnuplot-bandwidth.%s", out, kind)
plot for [m in shown] "results/paper/bandwidth.csv" using 1:(of(m)) title m
set xlabel "latency of the fronthaul (s)"
set output sprintf("%s/gnuplot-fronthaul.%s", out, kind)
plot for [m in shown] "results/paper/fronthaul.csv" using 1:(of(m)) title m
unset logscale x

set xlabel "acceptance rate"
set output sprintf("%s/gnuplot-acceptance.%s", out, kind)
plot for [m in shown] "results/paper/acceptance.csv" using 1:(of(m)) title m

set xlabel "length of all batches"
length_of(tasks) = strcol("method")[1:13] eq "fixed-length:" && column("tasks") == tasks \
  ? real(strcol("method")[14:]) : NaN
do for [name in "length length-1.1b"] {
  set output sprintf("%s/gnuplot-%s.%s", out, name, kind)
  plot for [n in "1 10 40 100"] sprintf("results/paper/%s.csv", name) \
    using (length_of(real(n))):"makespan_s" title n." tasks"
}

set style data points
set logscale y
set yrange [*:*]
set ylabel "time of a search (s)"
set xlabel "tasks"
set output sprintf("%s/gnuplot-methods.%s", out, kind)
tasks_of(file) = real(file[strstrt(file, "tasks-") + 6:strlen(file) - 5])
plot for [m in "dp milp:scip milp:highs milp:cpsat milp:cbc"] "results/methods/runs.csv" \
  using (tasks_of(strcol("instance"))):(strcol("method") eq m ? column("wall_s") : NaN) title m
set output
